/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-merge-page.h"

#include <glib/gi18n.h>

#include "core/reg-duplicate-merge.h"
#include "store/reg-party-merge.h"
#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-duplicate-text.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-error-page.h"

struct _RegMergePage
{
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *who_group;
  AdwPreferencesGroup *choice_group;
  AdwPreferencesGroup *score_group;
  AdwStatusPage *problem_page;

  RegSession *session;
  RegDuplicatePair *pair;
  guint64 taken; /* bits of the fields that come from the second */
};

G_DEFINE_FINAL_TYPE (RegMergePage, reg_merge_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- answers ---------------------------------------------------------------------------- */

typedef struct
{
  RegRecord *stays, *goes; /* as they were read */
  RegRecord *merged;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  reg_record_unref (answer->stays);
  reg_record_unref (answer->goes);
  g_clear_pointer (&answer->merged, reg_record_unref);
  g_free (answer);
}

static Answer *
answer_new (RegMergePage *self)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->stays = reg_record_ref (self->pair->first);
  answer->goes = reg_record_ref (self->pair->second);
  return answer;
}

/* What was compared must be what is merged. */
static gboolean
require_unchanged (RegDb *db, const RegRecord *read, GError **error)
{
  g_autoptr (RegRecord) now = reg_db_load (db, REG_ENTITY_PARTY, reg_record_get_id (read), error);

  if (now == NULL)
    return FALSE;
  if (reg_record_has_same_values (now, read))
    return TRUE;
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_CONFLICT,
               "party %" G_GINT64_FORMAT " was changed since it was compared",
               reg_record_get_id (read));
  return FALSE;
}

static gboolean
merge_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Answer *answer = data;

  return require_unchanged (db, answer->stays, error) && require_unchanged (db, answer->goes, error)
         && reg_party_merge (db, answer->merged, reg_record_get_id (answer->goes), error);
}

static gboolean
apart_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Answer *answer = data;

  return reg_duplicates_set_apart (db, reg_record_get_id (answer->stays),
                                   reg_record_get_id (answer->goes), error);
}

static void
set_enabled (RegMergePage *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apart", enabled);
}

/* The list below this page says what was done and offers to undo it. */
static GtkWidget *
leave (RegMergePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  set_enabled (self, FALSE);
  if (view == NULL)
    return GTK_WIDGET (self);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  return view;
}

static void
merge_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMergePage *self = REG_MERGE_PAGE (widget);
  const RegEditWords words = { "merge", _ ("Customers merged"), _ ("Not merged."), FALSE };
  g_autofree char *rest = reg_duplicate_text_get_rest (self->pair->first, self->pair->second,
                                                       self->taken, self->session);
  Answer *answer = answer_new (self);

  answer->merged = reg_duplicate_merge (answer->stays, answer->goes, self->taken, rest);
  reg_edit_run (leave (self), self->session, &words, merge_job, answer, answer_free, NULL);
}

static void
apart_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RegMergePage *self = REG_MERGE_PAGE (widget);
  const RegEditWords words = { "not-the-same", _ ("Not the same: nobody is asked again"),
                               _ ("Nothing was changed."), FALSE };
  Answer *answer = answer_new (self);

  reg_edit_run (leave (self), self->session, &words, apart_job, answer, answer_free, NULL);
}

/* --- two columns ------------------------------------------------------------------------ */

static GtkWidget *
append_columns (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), columns);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (group, row);
  return columns;
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  return label;
}

/* --- who they are ----------------------------------------------------------------------- */

static GtkWidget *
create_who (const RegRecord *party, GPtrArray *points)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *name = create_label (reg_record_get_text (party, REG_PARTY_NAME));
  g_autofree char *reach = reg_contact_points_to_text (points);
  GtkWidget *details = create_label (reach);

  gtk_widget_add_css_class (name, "heading");
  gtk_button_set_child (GTK_BUTTON (button), name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Open this customer"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-party");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", reg_record_get_id (party));
  gtk_label_set_selectable (GTK_LABEL (details), FALSE);
  gtk_widget_set_margin_start (details, 10);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), details);
  return box;
}

static void
show_who (RegMergePage *self)
{
  GtkWidget *columns = append_columns (self->who_group, NULL);

  gtk_box_append (GTK_BOX (columns), create_who (self->pair->first, self->pair->first_points));
  gtk_box_append (GTK_BOX (columns), create_who (self->pair->second, self->pair->second_points));
  adw_preferences_group_set_description (self->who_group,
                                         _ ("Merged, they are one customer with the contact "
                                            "details, the story, the quotations and the "
                                            "sales of both. You can undo that at any time."));
}

/* --- what differs ----------------------------------------------------------------------- */

static void
choice_toggled_cb (GtkCheckButton *button, RegMergePage *self)
{
  guint64 bit = G_GUINT64_CONSTANT (1)
                << GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "reg-field"));

  if (gtk_check_button_get_active (button))
    self->taken |= bit;
  else
    self->taken &= ~bit;
}

static GtkWidget *
create_choice (RegMergePage *self, const RegRecord *party, int field)
{
  const char *title = _ (reg_entity_get_info (REG_ENTITY_PARTY)->fields[field].label);
  g_autofree char *value = reg_duplicate_text_get_value (party, field, self->session);
  g_autofree char *spoken = g_strdup_printf (C_ ("field and value", "%s: %s"), title, value);
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), create_label (value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data (G_OBJECT (button), "reg-field", GINT_TO_POINTER (field));
  return button;
}

static void
show_choices (RegMergePage *self)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);
  gboolean has_choice = FALSE;

  for (int i = 0; i < info->n_fields; i++)
    {
      GtkWidget *columns, *mine, *other;

      if (!reg_duplicate_is_choice (self->pair->first, self->pair->second, i))
        continue;
      columns = append_columns (self->choice_group, _ (info->fields[i].label));
      mine = create_choice (self, self->pair->first, i);
      other = create_choice (self, self->pair->second, i);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (other), GTK_CHECK_BUTTON (mine));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (mine), TRUE);
      g_signal_connect_object (other, "toggled", G_CALLBACK (choice_toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (columns), mine);
      gtk_box_append (GTK_BOX (columns), other);
      has_choice = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->choice_group), has_choice);
}

/* --- why -------------------------------------------------------------------------------- */

static void
show_score (RegMergePage *self)
{
  const RegDuplicateScore *score = &self->pair->score;
  const char *doubt = reg_duplicate_text_get_doubt (score->doubt);
  gboolean is_firm = reg_record_get_int (self->pair->first, REG_PARTY_KIND)
                     == REG_PARTY_KIND_ORGANISATION;
  g_autofree char *sum = NULL;

  for (int i = 0; i < REG_N_DUPLICATE_FIELDS; i++)
    {
      GtkWidget *row, *points;
      /* The sign stands before the number, from whichever side one reads. */
      g_autofree char *text = g_strdup_printf ("\u200e%+d", score->points[i]);

      if (score->likeness[i] == REG_LIKENESS_MISSING)
        continue;
      row = adw_action_row_new ();
      points = gtk_label_new (text);
      gtk_widget_add_css_class (points, "numeric");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     reg_duplicate_text_get_field (i, is_firm));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   reg_duplicate_text_get_likeness (score->likeness[i]));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), points);
      adw_preferences_group_add (self->score_group, row);
    }
  /* Translators: points for and against two customers being one; from the second number on they are
   * called the same */
  sum = g_strdup_printf (_ ("%d points; from %d on they are called the same."), score->total,
                         REG_DUPLICATE_SAME);
  if (doubt != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", sum, doubt);

      adw_preferences_group_set_description (self->score_group, both);
    }
  else
    adw_preferences_group_set_description (self->score_group, sum);
}

/* --- loading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 first, second;
  RegDuplicatePair *pair;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  reg_duplicate_pair_free (load->pair);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->pair = reg_duplicate_pair_load (db, load->first, load->second, error);
  return load->pair != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegMergePage) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);

  if (self->session == NULL)
    return;
  if (load != NULL)
    {
      self->pair = g_steal_pointer (&load->pair);
      show_who (self);
      show_choices (self);
      show_score (self);
      set_enabled (self, !reg_store_is_read_only (REG_STORE (object)));
      gtk_stack_set_visible_child_name (self->stack, "pair");
      return;
    }
  reg_error_page_show (self->problem_page, error);
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_merge_page_dispose (GObject *object)
{
  RegMergePage *self = REG_MERGE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_MERGE_PAGE);
  g_clear_pointer (&self->pair, reg_duplicate_pair_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_merge_page_parent_class)->dispose (object);
}

static void
reg_merge_page_class_init (RegMergePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_merge_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegMergePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RegMergePage, page);
  gtk_widget_class_bind_template_child (widget_class, RegMergePage, who_group);
  gtk_widget_class_bind_template_child (widget_class, RegMergePage, choice_group);
  gtk_widget_class_bind_template_child (widget_class, RegMergePage, score_group);
  gtk_widget_class_bind_template_child (widget_class, RegMergePage, problem_page);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_activated_cb);
  gtk_widget_class_install_action (widget_class, "merge.apart", NULL, apart_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "merge.merge", NULL);
}

static void
reg_merge_page_init (RegMergePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_enabled (self, FALSE);
}

/**
 * reg_merge_page_new:
 * @session: the open customer book
 * @first: a customer
 * @second: another one
 *
 * The one who is longer in the book stays.
 *
 * Returns: (transfer floating): a page that reads the two by itself
 */
AdwNavigationPage *
reg_merge_page_new (RegSession *session, gint64 first, gint64 second)
{
  RegMergePage *self = g_object_new (REG_TYPE_MERGE_PAGE, NULL);
  Load *load = g_new0 (Load, 1);

  self->session = g_object_ref (session);
  load->first = MIN (first, second);
  load->second = MAX (first, second);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load, load_free,
                        NULL, loaded_cb, g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}
