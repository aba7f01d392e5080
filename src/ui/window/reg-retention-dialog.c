/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-retention-dialog.h"

#include <glib/gi18n.h>

#include "core/reg-date.h"
#include "store/reg-party-erase.h"
#include "store/reg-retention.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-ask.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-pill.h"

/* More than anybody decides in one go; the others follow when these are done. */
#define MOST_SHOWN 100

/* Customers nobody heard from for too long: they are kept, written to once more, or erased. */
struct _RegRetentionDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  GtkCheckButton *all_check;
  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *group;
  AdwStatusPage *empty_page;
  AdwStatusPage *problem_page;
  GtkWidget *buttons;
  GPtrArray *rows; /* of GtkWidget */

  RegSession *session;
  guint64 shown; /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegRetentionDialog, reg_retention_dialog, ADW_TYPE_DIALOG)

/* --- which ------------------------------------------------------------------------------ */

static GtkCheckButton *
get_check (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "reg-check");
}

static gint64
get_party (GtkWidget *row)
{
  return *(gint64 *)g_object_get_data (G_OBJECT (row), "reg-party");
}

static GArray *
list_chosen (RegRetentionDialog *self)
{
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gint64 party = get_party (row);

      if (gtk_check_button_get_active (get_check (row)))
        g_array_append_val (parties, party);
    }
  return parties;
}

static void
update_actions (RegRetentionDialog *self)
{
  static const char *const actions[] = { "retention.keep", "retention.write", "retention.erase" };
  g_autoptr (GArray) chosen = list_chosen (self);
  gboolean enabled = chosen->len > 0 && self->session != NULL
                     && !reg_store_is_read_only (reg_session_get_store (self->session));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static void
all_toggled_cb (RegRetentionDialog *self)
{
  gboolean active = gtk_check_button_get_active (self->all_check);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_check_button_set_active (get_check (g_ptr_array_index (self->rows, i)), active);
}

/* --- what is done with them ------------------------------------------------------------- */

typedef struct
{
  GArray *parties;
  char *title;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_array_unref (work->parties);
  g_free (work->title);
  g_free (work);
}

static gboolean
keep_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  for (guint i = 0; i < work->parties->len; i++)
    if (!reg_retention_keep (db, g_array_index (work->parties, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  for (guint i = 0; i < work->parties->len; i++)
    if (!reg_retention_write (db, g_array_index (work->parties, gint64, i), work->title, error)
        || !reg_retention_keep (db, g_array_index (work->parties, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* With whom something is open (a payment that is due) stays, the others go. */
static gboolean
erase_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  for (guint i = 0; i < work->parties->len; i++)
    {
      gint64 id = g_array_index (work->parties, gint64, i);
      g_autoptr (RegRecord) party = reg_db_load (db, REG_ENTITY_PARTY, id, error);
      g_autoptr (GError) local = NULL;
      g_autofree char *number = NULL;
      g_autofree char *name = NULL;

      if (party == NULL)
        return FALSE;
      number = reg_record_is_null (party, REG_PARTY_CODE)
                   ? g_strdup_printf ("%d", (int)id)
                   : g_strdup (reg_record_get_text (party, REG_PARTY_CODE));
      name = g_strdup_printf (_ ("Erased customer %s"), number);
      if (reg_party_erase (db, id, &(RegEraseWords){ name, _ ("Erased") }, &local))
        continue;
      if (!g_error_matches (local, REG_STORE_ERROR, REG_STORE_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static Work *
work_new (RegRetentionDialog *self)
{
  Work *work = g_new0 (Work, 1);

  work->parties = list_chosen (self);
  return work;
}

static void
run (RegRetentionDialog *self, const RegEditWords *words, RegStoreJob job, Work *work)
{
  gtk_check_button_set_active (self->all_check, FALSE);
  reg_edit_run (GTK_WIDGET (self->toasts), self->session, words, job, work, work_free, NULL);
}

static void
keep_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRetentionDialog *self = REG_RETENTION_DIALOG (widget);
  const RegEditWords words = { .kind = "keep",
                               .done = _ ("Kept for another year"),
                               .failed = _ ("Nothing was changed.") };

  run (self, &words, keep_job, work_new (self));
}

static void
write_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRetentionDialog *self = REG_RETENTION_DIALOG (widget);
  const RegEditWords words = { .kind = "task",
                               .done = _ ("Tasks made"),
                               .failed = _ ("Nothing was changed.") };
  Work *work = work_new (self);

  work->title = g_strdup (_ ("Write once more, or let them go"));
  run (self, &words, write_job, work);
}

static void
erase_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  RegRetentionDialog *self = object;
  const RegEditWords words = { .kind = "erase",
                               .done = _ ("Erased; who still has to pay stays"),
                               .failed = _ ("Nobody was erased."),
                               .without_undo = TRUE };
  Work *work = work_new (self);
  g_autofree char *count = g_strdup_printf ("%u", work->parties->len);

  if (g_str_equal (count, answers[0].text))
    run (self, &words, erase_job, work);
  else
    {
      work_free (work);
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Nobody was erased.")));
    }
}

static void
erase_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegRetentionDialog *self = REG_RETENTION_DIALOG (widget);
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("Erase %u customer?", "Erase %u customers?", chosen->len), chosen->len);
  /* Translators: %u is a number of customers, to be typed as a confirmation */
  g_autofree char *title = g_strdup_printf (_ ("Type %u to go on"), chosen->len);
  const RegAskField field = { title, NULL, REG_ASK_TEXT, TRUE };
  const RegAsk question = {
    .heading = heading,
    .body = _ (
        "Names, ways to reach them and what was said go for good; sales stay for the tax office."
        " This cannot be undone."),
    .accept = _ ("_Erase"),
    .fields = &field,
    .n_fields = 1,
  };

  if (chosen->len > 0)
    reg_ask (widget, &question, erase_answered_cb, self, NULL);
}

/* --- showing ---------------------------------------------------------------------------- */

static char *
describe (RegRetentionDialog *self, const RegRetentionItem *item)
{
  g_autoptr (GTimeZone) zone = reg_store_dup_time_zone (reg_session_get_store (self->session));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *sale = item->last_sale_on != NULL
                              ? reg_date_format (item->last_sale_on, "%-d %b %Y")
                              : NULL;
  char date[REG_DATE_SIZE];

  if (reg_date_from_instant (item->since, zone, date))
    day = reg_date_format (date, "%-d %b %Y");
  g_string_append_printf (text,
                          item->reason == REG_RETENTION_NEVER
                              /* Translators: why a customer is listed; %s is a day */
                              ? _ ("never heard from, in the book since %s")
                              : _ ("last heard from on %s"),
                          day != NULL ? day : "");
  if (sale != NULL)
    {
      g_autofree char *money = reg_session_format_amount (self->session, item->net, NULL);

      /* Translators: the day of the last purchase, and the sum of all */
      g_string_append_printf (text, _ (" · bought last on %s, %s in all"), sale, money);
    }
  return reg_direction_keep (text->str);
}

static void
row_activated_cb (GtkWidget *row, RegRetentionDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x", get_party (row));
}

static GtkWidget *
create_row (RegRetentionDialog *self, const RegRetentionItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *about = describe (self, item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->name,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (item->is_restricted)
    {
      GtkWidget *pill = reg_pill_new (_ ("Not to be used"), REG_PILL_WARNING);

      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  g_object_set_data (G_OBJECT (row), "reg-check", check);
  g_object_set_data_full (G_OBJECT (row), "reg-party", g_memdup2 (&item->party, sizeof item->party),
                          g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

static void
show_items (RegRetentionDialog *self, GPtrArray *items, gint64 n_all, int months)
{
  g_autofree char *rule = g_strdup_printf (
      ngettext ("Nobody heard from %u customer for %d months.",
                "Nobody heard from %u customers for %d months.", (guint)n_all),
      (guint)n_all, months);
  g_autofree char *text = g_strconcat (
      rule, " ", _ ("Until you decide, what is on file is used for figures only."), NULL);
  g_autofree char *empty = g_strdup_printf (
      _ ("Customers you have not heard from for %d months are listed here. The preferences say how "
         "many months."),
      months);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (self->group, text);
  adw_status_page_set_description (self->empty_page, empty);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *row = create_row (self, g_ptr_array_index (items, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->buttons, items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all_check), items->len > 0);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "customers" : "empty");
  update_actions (self);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *items;
  gint64 n_all;
  int months;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->items, g_ptr_array_unref);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->months = reg_retention_get_months (db);
  load->items = reg_retention_list (db, MOST_SHOWN, &load->n_all, error);
  return load->items != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegRetentionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load != NULL)
    {
      show_items (self, load->items, load->n_all, load->months);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegRetentionDialog *self)
{
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job,
                        g_new0 (Load, 1), load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegRetentionDialog *self)
{
#define BIT(entity) (G_GUINT64_CONSTANT (1) << REG_ENTITY_##entity)
  if (changes->entities & (BIT (PARTY) | BIT (TOUCHPOINT) | BIT (SALE) | BIT (FIRM)))
    load (self);
#undef BIT
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_retention_dialog_dispose (GObject *object)
{
  RegRetentionDialog *self = REG_RETENTION_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_RETENTION_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (reg_retention_dialog_parent_class)->dispose (object);
}

static void
reg_retention_dialog_class_init (RegRetentionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_retention_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-retention-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, page);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, RegRetentionDialog, buttons);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_install_action (widget_class, "retention.keep", NULL, keep_activated_cb);
  gtk_widget_class_install_action (widget_class, "retention.write", NULL, write_activated_cb);
  gtk_widget_class_install_action (widget_class, "retention.erase", NULL, erase_activated_cb);
  /* After the focus had its turn, as in the window behind. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "app.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "app.redo", NULL);
}

static void
reg_retention_dialog_init (RegRetentionDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * reg_retention_dialog_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
reg_retention_dialog_new (RegSession *session)
{
  RegRetentionDialog *self = g_object_new (REG_TYPE_RETENTION_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
