/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaint-clock-card.h"

#include <glib/gi18n.h>

#include "draw/reg-chart-clock.h"
#include "ui/charts/reg-chart-view.h"
#include "ui/complaint/reg-complaint-text.h"

struct _RegComplaintClockCard
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *detail;
  RegChartView *view;
  RegPillStyle style;
};

G_DEFINE_FINAL_TYPE (RegComplaintClockCard, reg_complaint_clock_card, GTK_TYPE_WIDGET)

/* --- the picture ------------------------------------------------------------------------ */

static RegChartClockKind
get_kind (RegClockState state)
{
  switch (state)
    {
    case REG_CLOCK_RUNNING:
      return REG_CHART_CLOCK_OPEN;
    case REG_CLOCK_PAUSED:
      return REG_CHART_CLOCK_PAUSED;
    case REG_CLOCK_CLOSED:
    case REG_CLOCK_STOPPED:
    default:
      return REG_CHART_CLOCK_CLOSED;
    }
}

static GArray *
create_segments (const RegComplaintClock *clock, gint64 from, gint64 until, gint64 now)
{
  g_autoptr (GArray) parts = reg_complaint_clock_get_segments (clock, from, until, now);
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (RegChartClockSegment));

  for (guint i = 0; i < parts->len; i++)
    {
      const RegClockSegment *part = &g_array_index (parts, RegClockSegment, i);
      const RegChartClockSegment segment = {
        .start = part->from_ms,
        .end = part->until_ms,
        .kind = get_kind (part->state),
      };

      g_array_append_val (segments, segment);
    }
  return segments;
}

static char *
describe_end (RegSession *session, RegComplaintClockKind kind, gboolean is_done, gint64 at)
{
  g_autofree char *moment = reg_complaint_text_moment (session, at);

  if (is_done)
    /* Translators: %s is a time, with its day unless it is today */
    return g_strdup_printf (_ ("resolved %s"), moment);
  if (kind == REG_COMPLAINT_CLOCK_ANSWER)
    /* Translators: %s is a time, with its day unless it is today */
    return g_strdup_printf (_ ("answer due %s"), moment);
  /* Translators: %s is a time, with its day unless it is today */
  return g_strdup_printf (_ ("solution due %s"), moment);
}

static RegChart *
create_chart (const RegComplaintData *data, RegSession *session, gint64 now)
{
  RegComplaintClockKind kind;
  g_autoptr (RegComplaintClock) clock = reg_complaint_data_get_clock (data, &kind);
  gint64 reported = reg_record_get_int (data->complaint, REG_COMPLAINT_REPORTED_AT);
  gboolean is_done = !reg_complaint_data_is_open (data);
  gint64 end = is_done ? reg_record_get_int (data->complaint, REG_COMPLAINT_RESOLVED_AT) : now;
  gint64 due = reg_complaint_clock_get_deadline (clock, end);
  g_autofree char *moment = reg_complaint_text_moment (session, reported);
  g_autofree char *start_label = NULL;
  g_autofree char *due_label = NULL;
  g_autoptr (GArray) segments = NULL;

  if (reg_complaint_clock_get_target (clock) == 0)
    return NULL;
  if (due == REG_NEVER || is_done)
    due = end;
  if (MAX (due, end) <= reported)
    return NULL;
  segments = create_segments (clock, reported, MAX (due, end), end);
  /* Translators: %s is a time, with its day unless it is today */
  start_label = g_strdup_printf (_ ("reported %s"), moment);
  due_label = describe_end (session, kind, is_done, is_done ? end : due);
  return reg_chart_clock_new (&(RegChartClockData){
      .segments = (const RegChartClockSegment *)segments->data,
      .n_segments = segments->len,
      .start = reported,
      .due = due,
      .now = end,
      .done = is_done,
      .start_label = start_label,
      .due_label = due_label,
      .zone = reg_opening_hours_get_zone (data->hours),
  });
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_complaint_clock_card_dispose (GObject *object)
{
  g_clear_pointer (&REG_COMPLAINT_CLOCK_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (reg_complaint_clock_card_parent_class)->dispose (object);
}

static void
reg_complaint_clock_card_class_init (RegComplaintClockCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_complaint_clock_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_complaint_clock_card_init (RegComplaintClockCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "reg-card");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->detail = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->detail, 0);
  gtk_label_set_wrap (self->detail, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dimmed");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->detail));
  self->view = REG_CHART_VIEW (reg_chart_view_new ());
  reg_chart_view_set_title (self->view, _ ("Clock of the complaint"));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * reg_complaint_clock_card_show:
 * @now: ms UTC
 *
 * Shows the clock as it stands now.
 */
void
reg_complaint_clock_card_show (RegComplaintClockCard *self,
                               const RegComplaintData *data,
                               RegSession *session,
                               gint64 now)
{
  RegPillStyle style;
  g_autofree char *title = reg_complaint_text_clock (data, now, &style);
  g_autofree char *detail = reg_complaint_text_clock_detail (data, now);
  g_autoptr (RegChart) chart = create_chart (data, session, now);

  g_return_if_fail (REG_IS_COMPLAINT_CLOCK_CARD (self));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_remove_css_class (GTK_WIDGET (self->title),
                               reg_pill_style_get_css_class (self->style));
  self->style = style;
  if (style != REG_PILL_NEUTRAL)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), reg_pill_style_get_css_class (style));
  gtk_widget_set_visible (GTK_WIDGET (self->view), chart != NULL);
  reg_chart_view_set_chart (self->view, chart);
}
