/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-segment-dialog.h"

#include <glib/gi18n.h>

#include "store/reg-segments.h"
#include "ui/customer/reg-segment-row.h"
#include "ui/reg-error-text.h"
#include "ui/widgets/reg-toaster.h"
#include "ui/widgets/reg-unsaved.h"

/* Conditions on customers, and how many meet them while they are being chosen. */
struct _RegSegmentDialog
{
  AdwDialog parent_instance;
  AdwBanner *banner;
  GtkWidget *save_button;
  AdwEntryRow *name_row;
  AdwComboRow *any_row;
  GtkListBox *list;
  GtkWidget *add_row;
  GtkLabel *count_label;

  RegSession *session;
  RegRecord *before; /* NULL for a new one */
  char *text_before; /* what it was when the dialog opened */
  char *counted;     /* the conditions that are or were counted */
  GCancellable *counting;
  guint64 shown;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (RegSegmentDialog, reg_segment_dialog, ADW_TYPE_DIALOG)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_name (RegSegmentDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static RegSegmentRow *
get_row (RegSegmentDialog *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return REG_IS_SEGMENT_ROW (row) ? REG_SEGMENT_ROW (row) : NULL;
}

static int
count_rows (RegSegmentDialog *self)
{
  int n = 0;

  while (get_row (self, n) != NULL)
    n++;
  return n;
}

/* The conditions that are complete. */
static RegSegment *
read_segment (RegSegmentDialog *self)
{
  RegSegment *segment = reg_segment_new (adw_combo_row_get_selected (self->any_row) == 1);

  for (int i = 0; get_row (self, i) != NULL; i++)
    reg_segment_row_add_to (get_row (self, i), segment);
  return segment;
}

static void
update (RegSegmentDialog *self)
{
  g_autoptr (RegSegment) segment = read_segment (self);
  g_autofree char *name = get_name (self);
  int n_rows = count_rows (self);

  gtk_widget_set_sensitive (self->save_button,
                            !self->saving && *name != '\0' && n_rows > 0
                                && segment->conditions->len == (guint)n_rows
                                && g_utf8_strlen (name, -1) <= REG_SEGMENT_MAX_NAME);
  gtk_widget_set_visible (self->add_row, n_rows < REG_SEGMENT_MAX_CONDITIONS);
}

/* --- how many --------------------------------------------------------------------------- */

typedef struct
{
  RegSegment *segment;
  gint64 staff;
  gint64 count;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  reg_segment_free (count->segment);
  g_free (count);
}

static gboolean
count_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;

  count->count = reg_segment_count (db, count->segment, count->staff, error);
  return count->count >= 0;
}

static void
show_count (RegSegmentDialog *self, gint64 count)
{
  guint n = (guint)MIN (count, G_MAXUINT);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);

  gtk_label_set_label (self->count_label,
                       n > 0 ? text : _ ("Nobody meets these conditions so far."));
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegSegmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Count *count = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count != NULL)
    {
      show_count (self, count->count);
      return;
    }
  g_message ("Segment: %s", error->message);
  gtk_label_set_label (self->count_label, _ ("The customers could not be counted."));
}

/* What is being counted is given up as soon as something else is asked for. */
static void
start_count (RegSegmentDialog *self)
{
  RegStore *store = reg_session_get_store (self->session);
  g_autoptr (RegSegment) segment = read_segment (self);
  g_autofree char *text = reg_segment_print (segment);
  Count *count;

  if (g_strcmp0 (text, self->counted) == 0)
    return;
  g_free (self->counted);
  self->counted = g_steal_pointer (&text);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (segment->conditions->len == 0)
    {
      gtk_label_set_label (
          self->count_label,
          _ ("The number of customers appears here once a condition is complete."));
      return;
    }
  self->counting = g_cancellable_new ();
  count = g_new0 (Count, 1);
  count->segment = g_steal_pointer (&segment);
  count->staff = reg_store_get_staff (store);
  reg_store_read_async (store, G_PRIORITY_DEFAULT, count_job, count, count_free, self->counting,
                        counted_cb, g_object_ref (self));
}

static void
changed_cb (RegSegmentDialog *self)
{
  if (self->session == NULL)
    return;
  update (self);
  start_count (self);
}

/* --- conditions ------------------------------------------------------------------------- */

static void
removed_cb (RegSegmentDialog *self, RegSegmentRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  /* The focus goes to what took its place. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, index)));
  changed_cb (self);
}

static GtkWidget *
append_row (RegSegmentDialog *self, const RegSegmentCondition *condition)
{
  GtkWidget *row = reg_segment_row_new (self->session, condition);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list, row, count_rows (self));
  return row;
}

static void
add_cb (RegSegmentDialog *self)
{
  GtkWidget *row = append_row (self, NULL);

  changed_cb (self);
  gtk_widget_grab_focus (row);
}

/* --- saving ----------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  char *name;
  char *conditions;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->name);
  g_free (save->conditions);
  g_free (save);
}

static gboolean
save_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  save->id = reg_segment_save (db, save->id, save->name, save->conditions, error);
  return save->id != 0;
}

static void
show_problem (RegSegmentDialog *self, const GError *error)
{
  g_autofree char *why = NULL;

  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT))
    why = g_strdup (_ ("There is a segment of that name already. Choose another name."));
  else
    why = reg_error_describe (error);
  g_message ("Segment: %s", error->message);
  adw_banner_set_title (self->banner, why);
  adw_banner_set_revealed (self->banner, TRUE);
}

static const char *
get_done (RegSegmentDialog *self)
{
  return self->before == NULL ? _ ("Segment saved") : _ ("Segment changed");
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegSegmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Save *save = reg_store_job_finish (REG_STORE (object), result, &error);

  self->saving = FALSE;
  if (save == NULL)
    {
      show_problem (self, error);
      update (self);
      return;
    }
  if (root != NULL)
    reg_toaster_show_undo (GTK_WIDGET (root), get_done (self), reg_store_job_get_action (result));
  g_signal_emit (self, signals[SAVED], 0, save->id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_cb (RegSegmentDialog *self)
{
  RegActionInfo info = { .kind = "segment" };
  g_autoptr (RegSegment) segment = NULL;
  Save *save;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  info.label = get_done (self);
  segment = read_segment (self);
  save = g_new0 (Save, 1);
  save->id = self->before != NULL ? reg_record_get_id (self->before) : 0;
  save->name = get_name (self);
  save->conditions = reg_segment_print (segment);
  self->saving = TRUE;
  adw_banner_set_revealed (self->banner, FALSE);
  update (self);
  reg_store_write_async (reg_session_get_store (self->session), &info, save_job, save, save_free,
                         NULL, saved_cb, g_object_ref (self));
}

/* --- leaving ---------------------------------------------------------------------------- */

/* Everything that was chosen, as one text. */
static char *
describe (RegSegmentDialog *self)
{
  g_autoptr (RegSegment) segment = read_segment (self);
  g_autofree char *text = reg_segment_print (segment);
  g_autofree char *name = get_name (self);

  return g_strdup_printf ("%d %s\n%s", count_rows (self), name, text);
}

static void
save_and_close (gpointer dialog)
{
  save_cb (dialog);
}

static void
reg_segment_dialog_close_attempt (AdwDialog *dialog)
{
  g_autofree char *now = describe (REG_SEGMENT_DIALOG (dialog));

  if (g_str_equal (now, REG_SEGMENT_DIALOG (dialog)->text_before))
    adw_dialog_force_close (dialog);
  else
    reg_unsaved_ask (GTK_WIDGET (dialog), save_and_close);
}

static void
cancel_cb (RegSegmentDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_segment_dialog_dispose (GObject *object)
{
  RegSegmentDialog *self = REG_SEGMENT_DIALOG (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_SEGMENT_DIALOG);
  g_clear_pointer (&self->before, reg_record_unref);
  g_clear_pointer (&self->text_before, g_free);
  g_clear_pointer (&self->counted, g_free);
  G_OBJECT_CLASS (reg_segment_dialog_parent_class)->dispose (object);
}

static void
reg_segment_dialog_class_init (RegSegmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_segment_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = reg_segment_dialog_close_attempt;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-segment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, any_row);
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, add_row);
  gtk_widget_class_bind_template_child (widget_class, RegSegmentDialog, count_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);

  /**
   * RegSegmentDialog::saved:
   * @id: the segment
   *
   * It is in the book under its name.
   */
  signals[SAVED] = g_signal_new ("saved", REG_TYPE_SEGMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
reg_segment_dialog_init (RegSegmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (RegSegmentDialog *self, const char *name, const char *conditions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegSegment) segment = reg_segment_parse (conditions, &error);

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  if (segment == NULL)
    {
      show_problem (self, error);
      return;
    }
  adw_combo_row_set_selected (self->any_row, segment->any ? 1 : 0);
  for (guint i = 0; i < segment->conditions->len; i++)
    append_row (self, &g_array_index (segment->conditions, RegSegmentCondition, i));
}

static AdwDialog *
create (RegSession *session, RegRecord *segment, const char *name, const char *conditions)
{
  RegSegmentDialog *self = g_object_new (REG_TYPE_SEGMENT_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->before = segment != NULL ? reg_record_ref (segment) : NULL;
  if (conditions != NULL)
    fill (self, name, conditions);
  else
    append_row (self, NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_dialog_set_title (ADW_DIALOG (self),
                        segment != NULL ? _ ("Change segment") : _ ("New segment"));
  self->text_before = describe (self);
  changed_cb (self);
  return ADW_DIALOG (self);
}

/**
 * reg_segment_dialog_new:
 * @session: the open book
 * @segment: (nullable): a saved segment to be changed, %NULL for a new one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
reg_segment_dialog_new (RegSession *session, RegRecord *segment)
{
  if (segment == NULL)
    return create (session, NULL, NULL, NULL);
  return create (session, segment, reg_record_get_text (segment, REG_SEGMENT_NAME),
                 reg_record_get_text (segment, REG_SEGMENT_CONDITIONS));
}

/**
 * reg_segment_dialog_new_with:
 * @session: the open book
 * @name: what the new segment may be called
 * @conditions: text of a segment
 *
 * Returns: (transfer floating): the dialog for a new segment that is filled in already
 */
AdwDialog *
reg_segment_dialog_new_with (RegSession *session, const char *name, const char *conditions)
{
  return create (session, NULL, name, conditions);
}
