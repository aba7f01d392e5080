/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/quotation/reg-asked-parts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "store/reg-quotations.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/widgets/reg-figure.h"

typedef struct
{
  RegSession *session;
  const RegApprovalAsked *asked;
  const char *currency;
  RegCalcInput *input;
  RegCalcResult *result;
} Parts;

static char *
rate (const Parts *parts, gint64 ppm)
{
  return reg_rate_format (ppm, 1, reg_session_get_number_style (parts->session));
}

static char *
price (const Parts *parts, gint64 amount)
{
  return reg_price_format (amount, parts->currency, reg_session_get_number_style (parts->session));
}

static gboolean
is_counted (gint64 kind)
{
  return kind != REG_LINE_SECTION && kind != REG_LINE_TEXT;
}

/* As it is counted on paper: headings and words have no number. */
static guint
number_of (const Parts *parts, gint64 line)
{
  guint number = 0;

  for (guint i = 0; i < parts->asked->lines->len && i <= line; i++)
    number += is_counted (
        reg_record_get_int (g_ptr_array_index (parts->asked->lines, i), REG_QUOTATION_LINE_KIND));
  return number;
}

/* --- figures ---------------------------------------------------------------------------- */

static void
add_figure (GtkWidget *box, char *value, const char *caption)
{
  g_autofree char *owned = value;

  adw_wrap_box_append (ADW_WRAP_BOX (box), reg_figure_new (owned, caption));
}

/* Whoever approves sees what it costs; the file is made for them. */
static GtkWidget *
make_figures (const Parts *parts)
{
  const RegCalcResult *result = parts->result;
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 36);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 12);
  add_figure (box, reg_session_format_money (parts->session, result->gross, parts->currency),
              _ ("total"));
  if (result->has_cost)
    add_figure (box, reg_session_format_money (parts->session, result->profit, parts->currency),
                _ ("profit"));
  if (result->has_margin)
    add_figure (box, rate (parts, result->margin), _ ("margin"));
  if (result->discount_rate > 0)
    add_figure (box, rate (parts, result->discount_rate), _ ("discount"));
  return box;
}

/* --- limits ----------------------------------------------------------------------------- */

static char *
say_limit (const Parts *parts, const RegRequestLimit *limit)
{
  g_autofree char *text = NULL;

  switch ((RegApprovalCondition)limit->condition)
    {
    case REG_APPROVAL_LINE_DISCOUNT_OVER:
    case REG_APPROVAL_DOCUMENT_DISCOUNT_OVER:
      text = rate (parts, limit->limit);
      return g_strdup_printf (_ ("up to %s without asking"), text);
    case REG_APPROVAL_MARGIN_UNDER:
      text = rate (parts, limit->limit);
      return g_strdup_printf (_ ("from %s on without asking"), text);
    case REG_APPROVAL_TOTAL_OVER:
      text = reg_session_format_money (parts->session, limit->limit, parts->currency);
      return g_strdup_printf (_ ("up to %s without asking"), text);
    case REG_APPROVAL_PAYMENT_DAYS_OVER:
      return g_strdup_printf (ngettext ("up to %d day without asking",
                                        "up to %d days without asking", (int)limit->limit),
                              (int)limit->limit);
    case REG_APPROVAL_BELOW_COST:
    case REG_APPROVAL_CUSTOMER_CLASS:
    case REG_APPROVAL_PRODUCT_GROUP:
    case REG_APPROVAL_NEW_CUSTOMER:
    default:
      return g_strdup (_ ("not without asking"));
    }
}

static void
add_limit (const Parts *parts, GtkWidget *card, const RegRequestLimit *limit)
{
  const RegApprovalRule rule = { .condition = (RegApprovalCondition)limit->condition };
  const RegApprovalMatch match = { .line = (int)limit->line,
                                   .actual = limit->actual,
                                   .limit = limit->limit };
  g_autofree char *title = reg_quotation_match_dup_title (
      parts->session, parts->currency, &rule, &match,
      limit->line >= 0 ? number_of (parts, limit->line) : 0);
  g_autofree char *detail = say_limit (parts, limit);
  const RegQuotationReason reason = { .title = title, .detail = detail, .difference = (char *)"" };

  gtk_box_append (GTK_BOX (card), reg_quotation_reason_new (&reason));
}

static GtkWidget *
make_limits (const Parts *parts)
{
  GPtrArray *limits = parts->asked->request->limits;
  GtkWidget *card = reg_quotation_card_new (_ ("Over the limits"));

  for (guint i = 0; i < limits->len; i++)
    add_limit (parts, card, g_ptr_array_index (limits, i));
  if (limits->len == 0)
    gtk_box_append (GTK_BOX (card), reg_quotation_label_new (
                                        _ ("The rules in force today ask for nobody."), "dimmed"));
  return card;
}

/* --- lines ------------------------------------------------------------------------------ */

static char *
describe_line (const Parts *parts, const RegRecord *line)
{
  g_autofree char *quantity = reg_quantity_format (
      reg_record_get_int (line, REG_QUOTATION_LINE_QUANTITY),
      reg_session_get_number_style (parts->session));
  g_autofree char *each = price (parts, reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_PRICE));
  g_autofree char *tax = rate (parts, reg_record_get_int (line, REG_QUOTATION_LINE_TAX_RATE));
  GString *text = g_string_new (reg_record_get_text (line, REG_QUOTATION_LINE_CODE));
  const char *unit = reg_record_get_text (line, REG_QUOTATION_LINE_UNIT);
  gint64 discount = reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_VALUE);

  g_string_append_printf (text, "%s%s%s%s × %s", text->len > 0 ? "\u00a0· " : "", quantity,
                          *unit != '\0' ? "\u00a0" : "", unit, each);
  if (discount != 0)
    {
      gboolean is_rate = reg_record_get_int (line, REG_QUOTATION_LINE_DISCOUNT_KIND)
                         == REG_DISCOUNT_PERCENT;
      g_autofree char *off = is_rate ? rate (parts, discount)
                                     : reg_session_format_money (parts->session, discount,
                                                                 parts->currency);

      /* Translators: %s is a discount */
      g_string_append_printf (text, _ (", %s off"), off);
    }
  /* Translators: %s is a rate of tax */
  g_string_append_printf (text, _ (" · tax %s"), tax);
  if (!reg_record_is_null (line, REG_QUOTATION_LINE_UNIT_COST))
    {
      g_autofree char *cost = price (parts,
                                     reg_record_get_int (line, REG_QUOTATION_LINE_UNIT_COST));

      /* Translators: what one piece costs the firm */
      g_string_append_printf (text, _ (" · costs %s"), cost);
    }
  return g_string_free_and_steal (text);
}

static GtkWidget *
make_line (const Parts *parts, guint index)
{
  const RegRecord *line = g_ptr_array_index (parts->asked->lines, index);
  gint64 kind = reg_record_get_int (line, REG_QUOTATION_LINE_KIND);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *net = NULL;
  g_autofree char *detail = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 reg_record_get_text (line, REG_QUOTATION_LINE_DESCRIPTION));
  if (!is_counted (kind))
    {
      gtk_widget_add_css_class (row, "heading");
      return row;
    }
  net = reg_session_format_money (parts->session, reg_record_get_int (line, REG_QUOTATION_LINE_NET),
                                  parts->currency);
  detail = describe_line (parts, line);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (kind != REG_LINE_NORMAL)
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        reg_quotation_label_new (_ (reg_enum_get_label (&reg_enum_line_kind, kind)), "dimmed"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), reg_quotation_label_new (net, "numeric"));
  return row;
}

static GtkWidget *
make_lines (const Parts *parts)
{
  GtkWidget *list = reg_quotation_list_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lines"),
                                  -1);
  for (guint i = 0; i < parts->asked->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_line (parts, i));
  return list;
}

/* --- terms and words -------------------------------------------------------------------- */

static void
add_words (GtkWidget *card, const char *text)
{
  if (*text != '\0')
    gtk_box_append (GTK_BOX (card), reg_quotation_label_new (text, NULL));
}

static GtkWidget *
make_terms (const Parts *parts)
{
  const RegRecord *revision = parts->asked->revision;
  GtkWidget *card = reg_quotation_card_new (_ ("Terms"));
  int days = (int)reg_record_get_int (revision, REG_QUOTATION_REVISION_PAYMENT_DAYS);
  g_autofree char *until = reg_session_format_date (
      parts->session, reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL));
  g_autofree char *pay = g_strdup_printf (ngettext ("%d day to pay", "%d days to pay", days), days);

  add_words (card, pay);
  if (*until != '\0')
    {
      g_autofree char *valid = g_strdup_printf (_ ("Valid until %s"), until);

      add_words (card, valid);
    }
  if (reg_record_get_int (revision, REG_QUOTATION_REVISION_DISCOUNT_VALUE) != 0)
    {
      g_autofree char *off = rate (parts, parts->result->discount_rate);
      g_autofree char *all = g_strdup_printf (_ ("Discount %s on everything"), off);

      add_words (card, all);
    }
  add_words (card, reg_record_get_text (revision, REG_QUOTATION_REVISION_INTRO));
  add_words (card, reg_record_get_text (revision, REG_QUOTATION_REVISION_TERMS));
  return card;
}

static GtkWidget *
make_reason (const char *reason)
{
  /* Translators: somebody's own words between quotation marks */
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), reason);
  GtkWidget *card = reg_quotation_card_new (_ ("Reason given"));

  add_words (card, quoted);
  return card;
}

/* Who asks, so that nobody takes the word of a file for that of a person. */
static GtkWidget *
make_origin (const Parts *parts)
{
  const RegApprovalRequest *request = parts->asked->request;
  g_autofree char *text = NULL;

  if (parts->asked->computer != NULL)
    /* Translators: %1$s is the name of a firm, %2$s that of a computer */
    text = g_strdup_printf (_ ("From %1$s, signed by the computer “%2$s”"), request->firm_name,
                            parts->asked->computer);
  else
    /* Translators: %s is the name of a firm */
    text = g_strdup_printf (_ ("From %s, signed by a computer nobody here knows"),
                            request->firm_name);
  return reg_quotation_label_new (text, "dimmed");
}

/**
 * reg_asked_parts_fill:
 * @box: where the cards go
 * @session: for formats
 * @asked: a request that was opened
 */
void
reg_asked_parts_fill (GtkBox *box, RegSession *session, const RegApprovalAsked *asked)
{
  g_autofree RegCalcInput *input = reg_quotation_calc_input (asked->revision, asked->lines);
  g_autoptr (RegCalcResult) result = reg_calc_compute (input, NULL);
  const Parts parts = { session, asked,
                        reg_record_get_text (asked->revision, REG_QUOTATION_REVISION_CURRENCY),
                        input, result };

  gtk_box_append (box, make_origin (&parts));
  if (result == NULL)
    return;
  gtk_box_append (box, make_figures (&parts));
  gtk_box_append (box, make_limits (&parts));
  if (asked->request->reason != NULL)
    gtk_box_append (box, make_reason (asked->request->reason));
  gtk_box_append (box, make_lines (&parts));
  gtk_box_append (box, make_terms (&parts));
}
