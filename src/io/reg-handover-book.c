/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/reg-handover-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/reg-date.h"
#include "core/reg-money-format.h"

G_GNUC_FORMAT (2)
static const char *
translate (const RegBriefingStyle *style, const char *text)
{
  return style->translate ? style->translate (text) : text;
}

static char *
format_date (const RegBriefingStyle *style, const char *date)
{
  return reg_date_format (date, style->date_format);
}

static char *
format_instant (const RegBriefingStyle *style, gint64 at)
{
  char date[REG_DATE_SIZE];

  reg_date_from_instant (at, style->zone, date);
  return format_date (style, date);
}

/* Sentences stand one after the other; what was typed over several lines becomes one. */
static void
add_sentence (GString *text, const char *sentence)
{
  g_auto (GStrv) lines = g_strsplit (sentence, "\n", -1);
  gboolean is_first = TRUE;

  for (guint i = 0; lines[i]; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, lines[i]);
      is_first = FALSE;
    }
  if (!is_first && !strchr (".!?:…", text->str[text->len - 1]))
    g_string_append_c (text, '.');
}

G_GNUC_PRINTF (2, 3)
static void
add_format (GString *text, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  add_sentence (text, sentence);
}

static void
append (GString *list, const char *mark, const char *words)
{
  if (words && *words)
    g_string_append_printf (list, "%s%s", list->len > 0 ? mark : "", words);
}

/* --- who ---------------------------------------------------------------------------------- */

static void
say_who (GString *text, const RegBriefing *self)
{
  g_autoptr (GString) who = g_string_new ("");

  append (who, ", ", reg_record_peek_text (self->party, REG_PARTY_CUSTOMER_CLASS));
  append (who, ", ", reg_record_peek_text (self->party, REG_PARTY_CONTACT_NAME));
  append (who, ", ", self->town);
  add_sentence (text, who->str);
}

static void
say_value (GString *text, const RegBriefing *self, const RegBriefingStyle *style)
{
  g_autofree char *since = format_date (style, self->first_sale_on);
  g_autofree char *last = format_date (style, self->last_sale_on);
  g_autofree char *net = NULL;

  if (self->n_sales == 0)
    {
      add_sentence (text, translate (style, N_ ("Has not bought anything yet.")));
      return;
    }
  net = reg_money_format (self->sales_net, self->currency, &style->number);
  /* Translators: the day of the first purchase, that of the last, and what all of them come to */
  add_format (text, translate (style, N_ ("Customer since %s, bought last on %s, for %s in all.")),
              since, last, net);
  if (*self->usual_product)
    /* Translators: %s is the name of a product */
    add_format (text, translate (style, N_ ("Usually takes: %s.")), self->usual_product);
}

static void
say_contact (GString *text, const RegBriefing *self, const RegBriefingStyle *style)
{
  g_autoptr (GString) how = g_string_new ("");
  g_autofree char *day = NULL;

  if (self->contact_at == 0)
    {
      add_sentence (text, translate (style, N_ ("Nobody noted a contact.")));
      return;
    }
  day = format_instant (style, self->contact_at);
  append (how, ", ",
          translate (style, reg_enum_get_label (&reg_enum_touch_kind, self->contact_kind)));
  append (how, ", ", self->contact_by);
  if (*self->contact_about)
    /* Translators: the day of the last contact, its kind and who had it, and what it was about */
    add_format (text, translate (style, N_ ("Last contact on %s (%s): %s")), day, how->str,
                self->contact_about);
  else
    /* Translators: the day of the last contact, its kind and who had it */
    add_format (text, translate (style, N_ ("Last contact on %s (%s).")), day, how->str);
}

/* --- what is open ------------------------------------------------------------------------- */

static void
append_matter (GString *list, const RegBriefingMatter *matter, const RegBriefingStyle *style)
{
  g_autoptr (GString) words = g_string_new ("");
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  append (words, "", matter->title);
  if (matter->amount != 0 && *matter->currency)
    amount = reg_money_format (matter->amount, matter->currency, &style->number);
  append (words, ", ", amount);
  if (*matter->date)
    {
      g_autofree char *date = format_date (style, matter->date);

      /* Translators: until when something has to be done; %s is a day */
      day = g_strdup_printf (translate (style, N_ ("until %s")), date);
    }
  append (words, ", ", day);
  append (list, "; ", words->str);
}

static void
say_matters (GString *text,
             const RegBriefing *self,
             const RegBriefingStyle *style,
             RegEntityId entity,
             gboolean is_promise,
             const char *format)
{
  g_autoptr (GString) list = g_string_new ("");

  for (guint i = 0; i < self->matters->len; i++)
    {
      const RegBriefingMatter *matter = self->matters->pdata[i];

      if (matter->entity == entity && matter->is_promise == is_promise)
        append_matter (list, matter, style);
    }
  if (list->len > 0)
    {
      g_autofree char *sentence = g_strconcat (translate (style, format), " ", list->str, NULL);

      add_sentence (text, sentence);
    }
}

static void
say_open (GString *text, const RegBriefing *self, const RegBriefingStyle *style)
{
  if (self->matters->len == 0)
    {
      add_sentence (text, translate (style, N_ ("Nothing is open.")));
      return;
    }
  say_matters (text, self, style, REG_ENTITY_COMPLAINT, FALSE, N_ ("Complaints:"));
  say_matters (text, self, style, REG_ENTITY_TASK, TRUE, N_ ("Promised:"));
  say_matters (text, self, style, REG_ENTITY_QUOTATION, FALSE, N_ ("Quotations:"));
  say_matters (text, self, style, REG_ENTITY_OPPORTUNITY, FALSE, N_ ("Deals:"));
  say_matters (text, self, style, REG_ENTITY_TASK, FALSE, N_ ("Next:"));
}

/* --- what to know ------------------------------------------------------------------------- */

static void
say_field (GString *text,
           const RegBriefing *self,
           const RegBriefingStyle *style,
           int field,
           const char *label)
{
  const char *value = reg_record_peek_text (self->party, field);
  g_autofree char *sentence = NULL;

  if (!value || !*value)
    return;
  sentence = g_strconcat (translate (style, label), " ", value, NULL);
  add_sentence (text, sentence);
}

static void
say_knowers (GString *text, const RegBriefing *self, const RegBriefingStyle *style)
{
  g_autoptr (GString) names = g_string_new ("");

  for (guint i = 0; i < self->knowers->len; i++)
    append (names, ", ", self->knowers->pdata[i]);
  if (names->len > 0)
    /* Translators: %s are names of colleagues */
    add_format (text, translate (style, N_ ("Also known to: %s.")), names->str);
}

/**
 * reg_briefing_describe:
 * @self: a briefing
 * @style: how it is written
 *
 * What somebody who takes over has to know, in one paragraph: who they are and what they are worth,
 * the last contact, what is open, promised and next, who else knows them, and what to mind. What the
 * goods cost is not said, so that it may be printed.
 *
 * Returns: (transfer full): the paragraph
 */
char *
reg_briefing_describe (const RegBriefing *self, const RegBriefingStyle *style)
{
  GString *text = g_string_new ("");

  say_who (text, self);
  say_value (text, self, style);
  say_contact (text, self, style);
  say_open (text, self, style);
  say_knowers (text, self, style);
  say_field (text, self, style, REG_PARTY_NOTE, N_ ("Good to know:"));
  say_field (text, self, style, REG_PARTY_INTERESTS, N_ ("Interests:"));
  say_field (text, self, style, REG_PARTY_ATTITUDE, N_ ("What matters to them:"));
  say_field (text, self, style, REG_PARTY_UNWANTED_BECAUSE, N_ ("Rather not have, because:"));
  return g_string_free_and_steal (text);
}

/* --- the book ----------------------------------------------------------------------------- */

static RegReportSection *
find_section (RegReport *report, GHashTable *sections, const char *owner, const char *heading)
{
  RegReportSection *section = g_hash_table_lookup (sections, owner);

  if (!section)
    {
      section = reg_report_add_section (report, heading, NULL);
      g_hash_table_insert (sections, g_strdup (owner), section);
    }
  return section;
}

/**
 * reg_handover_book_make:
 * @briefings: (element-type RegBriefing): what is in it, each under the name of who looks after the
 *   customer now
 * @firm: (nullable): whose paper it is
 * @from: whose customers they were
 * @today: "YYYY-MM-DD"
 * @language: (nullable): of the paper, as in "nl_NL"
 * @style: how it is written
 *
 * Returns: (transfer full): a paragraph for each customer, with a table of contents
 */
RegReport *
reg_handover_book_make (GPtrArray *briefings,
                        const RegRecord *firm,
                        const char *from,
                        const char *today,
                        const char *language,
                        const RegBriefingStyle *style)
{
  RegReport *report = reg_report_new ();
  g_autoptr (GHashTable) sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  report->title = g_strdup (translate (style, N_ ("Handover book")));
  /* Translators: %s is the name of a colleague */
  report->subject = g_strdup_printf (translate (style, N_ ("Customers of %s")), from);
  report->author = g_strdup (firm ? reg_record_get_text (firm, REG_FIRM_NAME) : "");
  report->is_letter = firm && g_strcmp0 (reg_record_get_text (firm, REG_FIRM_COUNTRY), "US") == 0;
  report->date = g_strdup (today);
  report->language = g_strdup (language);
  report->contents = g_strdup (translate (style, N_ ("Contents")));
  for (guint i = 0; i < briefings->len; i++)
    {
      const RegBriefing *briefing = briefings->pdata[i];
      g_autofree char *text = reg_briefing_describe (briefing, style);
      g_autofree char *heading = *briefing->owner
                                     ? g_strdup_printf (
                                           /* Translators: %s is the name of a colleague */
                                           translate (style, N_ ("Now looked after by %s")),
                                           briefing->owner)
                                     : g_strdup (translate (style, N_ ("Looked after by nobody")));

      reg_report_section_add (find_section (report, sections, briefing->owner, heading), 0,
                              reg_record_get_text (briefing->party, REG_PARTY_NAME), briefing->town,
                              text);
    }
  return report;
}
