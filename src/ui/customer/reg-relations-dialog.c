/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-relations-dialog.h"

#include <glib/gi18n.h>

#include "draw/reg-chart-relations.h"
#include "ui/charts/reg-chart-card.h"
#include "ui/customer/reg-customer-data.h"
#include "ui/customer/reg-link-form.h"
#include "ui/customer/reg-relations-text.h"
#include "ui/task/reg-task-window.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-pill.h"
#include "ui/widgets/reg-error-page.h"

/* More than anybody reads; the table of the picture has them all. */
#define MOST_SHOWN 100

struct _RegRelationsDialog
{
  AdwDialog parent_instance;

  GtkWidget *toasts;
  GtkStack *stack;
  RegChartCard *map;
  AdwPreferencesGroup *people_group;
  AdwPreferencesGroup *linked_group;
  GtkWidget *link_button;
  AdwStatusPage *problem_page;

  RegSession *session;
  gint64 party;
  RegRelations *relations;
  GPtrArray *rows; /* of GtkWidget, in the order of the groups */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RegRelationsDialog, reg_relations_dialog, ADW_TYPE_DIALOG)

/* --- handing over ----------------------------------------------------------------------- */

static const RegAcquaintance *
get_person (RegRelationsDialog *self, guint i)
{
  return g_ptr_array_index (self->relations->people, i);
}

static gboolean
can_ask (RegRelationsDialog *self, const RegAcquaintance *person)
{
  return !person->has_left && !reg_store_is_read_only (reg_session_get_store (self->session));
}

/* A task for who knows the customer, about the customer. */
static void
ask (RegRelationsDialog *self, const RegAcquaintance *person)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root)
                                    ? gtk_window_get_application (GTK_WINDOW (root))
                                    : NULL;

  if (can_ask (self, person))
    gtk_window_present (
        reg_task_window_create_for (application, self->session, self->party, person->staff));
}

static void
open_party (RegRelationsDialog *self, gint64 party)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x", party);
}

/* --- rows ------------------------------------------------------------------------------- */

static guint
get_index (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "reg-index"));
}

static void
person_activated_cb (GtkWidget *row, RegRelationsDialog *self)
{
  ask (self, get_person (self, get_index (row)));
}

static void
linked_activated_cb (GtkWidget *row, RegRelationsDialog *self)
{
  const RegRelation *relation = g_ptr_array_index (self->relations->relations, get_index (row));

  open_party (self, relation->party);
}

static void
link_clicked_cb (RegRelationsDialog *self)
{
  reg_link_form_add (GTK_WIDGET (self->stack), self->session, self->party);
}

static void
edit_clicked_cb (GtkWidget *button, RegRelationsDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  reg_link_form_edit (GTK_WIDGET (self->stack), self->session, self->party,
                      g_ptr_array_index (self->relations->relations, get_index (row)));
}

static GtkWidget *
create_edit_button (RegRelationsDialog *self, const RegRelation *relation)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  /* Translators: %s is a person or a firm that is linked to a customer */
  g_autofree char *label = g_strdup_printf (_ ("Change how %s belongs to them"), relation->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_clicked_cb), self, 0);
  return button;
}

static void
add_pill (GtkWidget *row, const char *label, RegPillStyle style)
{
  GtkWidget *pill = reg_pill_new (label, style);

  reg_pill_set_whole (REG_PILL (pill));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
}

static GtkWidget *
add_row (RegRelationsDialog *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *about,
         guint index)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = reg_direction_keep (about);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  g_object_set_data (G_OBJECT (row), "reg-index", GUINT_TO_POINTER (index));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_person (RegRelationsDialog *self, guint i)
{
  const RegAcquaintance *person = get_person (self, i);
  g_autofree char *contacts = reg_relations_text_describe (person, self->session);
  g_autofree char *about = *person->department != '\0'
                               ? g_strdup_printf ("%s · %s", person->department, contacts)
                               : g_strdup (contacts);
  /* Translators: %s is the name of a colleague who knows a customer */
  g_autofree char *title = can_ask (self, person) ? g_strdup_printf (_ ("Ask %s"), person->name)
                                                  : g_strdup (person->name);
  GtkWidget *row = add_row (self, self->people_group, title, about, i);

  if (person->has_left)
    add_pill (row, _ ("left"), REG_PILL_NEUTRAL);
  else if (person->is_close)
    add_pill (row, _ ("knows them well"), REG_PILL_ACCENT);
  if (!can_ask (self, person))
    return;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Give them a task about this customer (Enter)"));
  g_signal_connect_object (row, "activated", G_CALLBACK (person_activated_cb), self, 0);
}

static void
add_linked (RegRelationsDialog *self, guint i)
{
  const RegRelation *relation = g_ptr_array_index (self->relations->relations, i);
  const char *how = reg_relations_text_how (relation);
  g_autofree char *about = *relation->note != '\0'
                               ? g_strdup_printf ("%s · %s", how, relation->note)
                               : g_strdup (how);
  GtkWidget *row = add_row (self, self->linked_group, relation->name, about, i);

  /* Who brought whom is written down with the customer. */
  if (relation->link != 0 && !reg_store_is_read_only (reg_session_get_store (self->session)))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_edit_button (self, relation));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (linked_activated_cb), self, 0);
}

/* --- showing ---------------------------------------------------------------------------- */

static RegChart *
create_chart (RegRelationsDialog *self)
{
  const RegRelations *relations = self->relations;
  g_autofree RegChartColleague *colleagues = g_new0 (RegChartColleague, relations->people->len + 1);
  g_autofree RegChartLinked *linked = g_new0 (RegChartLinked, relations->relations->len + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const RegChartRelationsData data = { relations->name, colleagues, relations->people->len, linked,
                                       relations->relations->len };

  if (relations->people->len == 0 && relations->relations->len == 0)
    return NULL;
  for (guint i = 0; i < relations->people->len; i++)
    {
      const RegAcquaintance *person = get_person (self, i);
      char *about = reg_relations_text_describe (person, self->session);

      g_ptr_array_add (texts, about);
      colleagues[i] = (RegChartColleague){ person->name, about, person->n_contacts,
                                           person->is_close, person->has_left };
    }
  for (guint i = 0; i < relations->relations->len; i++)
    {
      const RegRelation *relation = g_ptr_array_index (relations->relations, i);

      linked[i] = (RegChartLinked){ relation->name, reg_relations_text_how (relation) };
    }
  return reg_chart_relations_new (&data);
}

static void
datum_activated_cb (RegRelationsDialog *self, int datum)
{
  guint n_colleagues = MIN (self->relations->people->len, REG_CHART_RELATIONS_DRAWN);
  const RegRelation *relation;

  if ((guint)datum < n_colleagues)
    {
      ask (self, get_person (self, (guint)datum));
      return;
    }
  relation = g_ptr_array_index (self->relations->relations, (guint)datum - n_colleagues);
  open_party (self, relation->party);
}

static void
clear (RegRelationsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
describe_people (RegRelationsDialog *self)
{
  guint n = self->relations->people->len;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (
        _ ("Nobody yet: write down calls and visits, and whoever made them stands here."));
  else if (n > MOST_SHOWN)
    /* Translators: how many of how many colleagues are listed */
    text = g_strdup_printf (_ ("The first %d of %u; the table of the picture has them all"),
                            MOST_SHOWN, n);
  adw_preferences_group_set_description (self->people_group, text);
}

static int
find_focus (RegRelationsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->rows, i))
        & GTK_STATE_FLAG_FOCUS_WITHIN)
      return (int)i;
  return -1;
}

static void
show (RegRelationsDialog *self)
{
  /* Translators: the question that the map of those who know a customer answers; %s is the customer */
  g_autofree char *title = g_strdup_printf (_ ("Who knows %s?"), self->relations->name);
  g_autoptr (RegChart) chart = create_chart (self);
  int focus = find_focus (self);

  clear (self);
  reg_chart_card_set_title (self->map, title, NULL);
  reg_chart_card_set_chart (self->map, chart);
  describe_people (self);
  for (guint i = 0; i < MIN (self->relations->people->len, MOST_SHOWN); i++)
    add_person (self, i);
  for (guint i = 0; i < MIN (self->relations->relations->len, MOST_SHOWN); i++)
    add_linked (self, i);
  gtk_widget_set_visible (self->link_button,
                          !reg_store_is_read_only (reg_session_get_store (self->session)));
  adw_preferences_group_set_description (
      self->linked_group,
      self->relations->relations->len > 0 ? NULL : _ ("Colleagues, family, firms: nobody yet."));
  gtk_stack_set_visible_child_name (self->stack, "relations");
  if (focus >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN ((guint)focus, self->rows->len - 1)));
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 party;
  RegRelations *relations;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->relations, reg_relations_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->relations = reg_relations_load (db, load->party, error);
  return load->relations != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegRelationsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (load != NULL)
    {
      g_clear_pointer (&self->relations, reg_relations_free);
      self->relations = g_steal_pointer (&load->relations);
      show (self);
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

static void
load (RegRelationsDialog *self)
{
  Load *job = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->party = self->party;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_DEFAULT, load_job, job,
                        load_free, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
store_changed_cb (RegStore *store, const RegChanges *changes, RegRelationsDialog *self)
{
  if (changes->entities & reg_customer_data_get_entities ())
    load (self);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_relations_dialog_dispose (GObject *object)
{
  RegRelationsDialog *self = REG_RELATIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_RELATIONS_DIALOG);
  g_clear_pointer (&self->relations, reg_relations_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_relations_dialog_parent_class)->dispose (object);
}

static void
reg_relations_dialog_finalize (GObject *object)
{
  RegRelationsDialog *self = REG_RELATIONS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (reg_relations_dialog_parent_class)->finalize (object);
}

static void
reg_relations_dialog_class_init (RegRelationsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_CHART_CARD);
  G_OBJECT_CLASS (klass)->dispose = reg_relations_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_relations_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-relations-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, map);
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, people_group);
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, linked_group);
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, link_button);
  gtk_widget_class_bind_template_child (widget_class, RegRelationsDialog, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
}

static void
reg_relations_dialog_init (RegRelationsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_chart_card_set_empty (self->map, _ ("Nobody of us has had a contact with them yet"));
  g_signal_connect_swapped (self->map, "datum-activated", G_CALLBACK (datum_activated_cb), self);
}

/**
 * reg_relations_dialog_new:
 * @session: the open customer book
 * @party: a customer
 *
 * Returns: (transfer floating): who knows them, to be presented
 */
AdwDialog *
reg_relations_dialog_new (RegSession *session, gint64 party)
{
  RegRelationsDialog *self = g_object_new (REG_TYPE_RELATIONS_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->party = party;
  reg_chart_card_set_session (self->map, session, party);
  g_signal_connect_object (reg_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return ADW_DIALOG (self);
}
