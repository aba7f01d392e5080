/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/pipeline/reg-deal-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-currency.h"
#include "core/reg-date.h"
#include "ui/widgets/reg-pill.h"

/* A deal on the board: what, for whom, how much, how long nothing happened, what comes next. */
struct _RegDealCard
{
  GtkListBoxRow parent_instance;
  gint64 deal;
  gint64 party;
  char *title;
  char *words; /* all that is shown, for the screen reader and to see whether it still fits */
};

G_DEFINE_FINAL_TYPE (RegDealCard, reg_deal_card, GTK_TYPE_LIST_BOX_ROW)

/* What a card says, finished. */
typedef struct
{
  char *value;
  char *age;
  gboolean is_stale;
  char *next; /* "" for no pill */
  RegPillStyle next_style;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->value);
  g_free (words->age);
  g_free (words->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static int
days_since (RegSession *session, gint64 instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *today = reg_session_dup_today (session);
  char date[REG_DATE_SIZE];

  if (!reg_date_from_instant (instant, zone, date))
    return 0;
  return MAX (reg_date_days_between (date, today), 0);
}

static char *
describe_age (int days, gboolean stale)
{
  if (stale)
    return g_strdup_printf (ngettext ("idle %d day", "idle %d days", days), days);
  if (days == 0)
    return g_strdup (_ ("today"));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
}

static void
describe_next (RegSession *session, const RegBoardDeal *deal, Words *words)
{
  g_autofree char *today = reg_session_dup_today (session);
  g_autofree char *day = reg_session_format_date (session, deal->next_on);

  if (*deal->next_step == '\0')
    {
      words->next = g_strdup (words->is_stale ? _ ("no next step") : "");
      words->next_style = REG_PILL_WARNING;
      return;
    }
  words->next = *day != '\0' ? g_strdup_printf ("%s · %s", deal->next_step, day)
                             : g_strdup (deal->next_step);
  if (*deal->next_on == '\0' || strcmp (deal->next_on, today) > 0)
    words->next_style = REG_PILL_NEUTRAL;
  else
    words->next_style = g_str_equal (deal->next_on, today) ? REG_PILL_ACCENT : REG_PILL_WARNING;
}

static void
describe_closed (RegSession *session, const RegBoardDeal *deal, gboolean won, Words *words)
{
  gint64 closed_at = deal->closed_at != 0 ? deal->closed_at : deal->stage_since;
  g_autofree char *day = reg_session_format_day (session, closed_at);

  /* Translators: %s is a day: "today", "3 Nov" */
  words->age = g_strdup_printf (won ? _ ("won %s") : _ ("lost %s"), day);
  words->next = g_strdup (deal->quotation);
  words->next_style = REG_PILL_NEUTRAL;
}

/* There is little room: cents only where there are any. */
static char *
describe_value (RegSession *session, const RegBoardDeal *deal)
{
  char *text = reg_session_format_amount (session, deal->value, deal->currency);
  const RegNumberStyle *style = reg_session_get_number_style (session);
  gint64 unit = 1;
  char *decimals;

  for (int i = reg_currency_digits (deal->currency); i > 0; i--)
    unit *= 10;
  decimals = unit > 1 && deal->value % unit == 0 ? g_strrstr (text, style->decimal) : NULL;
  if (decimals != NULL)
    {
      char *rest = decimals + strlen (style->decimal);

      while (g_ascii_isdigit (*rest))
        rest++;
      memmove (decimals, rest, strlen (rest) + 1);
    }
  return text;
}

static Words
describe (RegSession *session, const RegBoardDeal *deal, const RegBoardStage *stage)
{
  Words words = { 0 };
  int days = days_since (session, deal->active_at);

  words.value = deal->has_value ? describe_value (session, deal) : g_strdup ("");
  if (stage->sum->kind != REG_STAGE_KIND_OPEN)
    {
      describe_closed (session, deal, stage->sum->kind == REG_STAGE_KIND_WON, &words);
      return words;
    }
  words.is_stale = stage->stale_days > 0 && days > stage->stale_days;
  words.age = describe_age (days, words.is_stale);
  describe_next (session, deal, &words);
  return words;
}

static char *
join_words (const RegBoardDeal *deal, const Words *words)
{
  const char *parts[] = { deal->title, deal->customer, words->value, words->age, words->next };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free_and_steal (text);
}

static GtkWidget *
label_new (const char *text, const char *css_class, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_first_line (const RegBoardDeal *deal, const Words *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *value = gtk_label_new (words->value);
  GtkWidget *title = label_new (deal->title, "heading", TRUE);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), value);
  return line;
}

static GtkWidget *
create_second_line (const RegBoardDeal *deal, const Words *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *customer = label_new (deal->customer, "caption", TRUE);
  GtkWidget *age = label_new (words->age, "caption", FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (age), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (customer, "dimmed");
  gtk_widget_add_css_class (age, words->is_stale ? "warning" : "dimmed");
  gtk_box_append (GTK_BOX (line), customer);
  gtk_box_append (GTK_BOX (line), age);
  return line;
}

/* What comes next has the width of the card. */
static GtkWidget *
create_next_pill (const Words *words)
{
  GtkWidget *pill = reg_pill_new (words->next, words->next_style);

  gtk_widget_set_tooltip_text (pill, words->next);
  gtk_widget_set_margin_top (pill, 3);
  return pill;
}

static void
reg_deal_card_finalize (GObject *object)
{
  g_free (REG_DEAL_CARD (object)->title);
  g_free (REG_DEAL_CARD (object)->words);
  G_OBJECT_CLASS (reg_deal_card_parent_class)->finalize (object);
}

static void
reg_deal_card_class_init (RegDealCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_deal_card_finalize;
}

static void
reg_deal_card_init (RegDealCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "reg-deal");
}

/**
 * reg_deal_card_new:
 * @session: writes days and amounts
 * @deal: what is shown; not kept
 * @stage: where it stands; not kept
 */
GtkWidget *
reg_deal_card_new (RegSession *session, const RegBoardDeal *deal, const RegBoardStage *stage)
{
  RegDealCard *self = g_object_new (REG_TYPE_DEAL_CARD, NULL);
  g_auto (Words) words = describe (session, deal, stage);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->deal = deal->id;
  self->party = deal->party;
  self->title = g_strdup (deal->title);
  self->words = join_words (deal, &words);
  gtk_box_append (GTK_BOX (box), create_first_line (deal, &words));
  gtk_box_append (GTK_BOX (box), create_second_line (deal, &words));
  if (*words.next != '\0')
    gtk_box_append (GTK_BOX (box), create_next_pill (&words));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * reg_deal_card_fits:
 *
 * Returns: whether the card already shows what a new one would
 */
gboolean
reg_deal_card_fits (RegDealCard *self,
                    RegSession *session,
                    const RegBoardDeal *deal,
                    const RegBoardStage *stage)
{
  g_auto (Words) words = describe (session, deal, stage);
  g_autofree char *text = join_words (deal, &words);

  return self->deal == deal->id && self->party == deal->party && g_str_equal (self->words, text);
}

gint64
reg_deal_card_get_deal (RegDealCard *self)
{
  g_return_val_if_fail (REG_IS_DEAL_CARD (self), 0);

  return self->deal;
}

gint64
reg_deal_card_get_party (RegDealCard *self)
{
  g_return_val_if_fail (REG_IS_DEAL_CARD (self), 0);

  return self->party;
}

const char *
reg_deal_card_get_title (RegDealCard *self)
{
  g_return_val_if_fail (REG_IS_DEAL_CARD (self), NULL);

  return self->title;
}
