/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-contact-editor.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-contact-text.h"
#include "ui/customer/reg-customer-check.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-problem.h"

/* The fields of an address, in the order they are typed. */
static const int address_fields[] = {
  REG_CONTACT_POINT_STREET, REG_CONTACT_POINT_POSTAL_CODE, REG_CONTACT_POINT_CITY,
  REG_CONTACT_POINT_REGION, REG_CONTACT_POINT_COUNTRY,
};

#define N_ADDRESS_FIELDS G_N_ELEMENTS (address_fields)

/* One way to reach a customer, as it is being edited. */
typedef struct
{
  GtkWidget *row;
  RegRecord *original; /* NULL when it is new */
  RegContactKind kind;
  AdwEntryRow *value; /* all but addresses */
  AdwEntryRow *address[N_ADDRESS_FIELDS];
} Point;

/* The ways to reach a customer: rows that come and go. */
struct _RegContactEditor
{
  AdwPreferencesGroup parent_instance;
  GPtrArray *points; /* of Point */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegContactEditor, reg_contact_editor, ADW_TYPE_PREFERENCES_GROUP)

static void
point_free (gpointer data)
{
  Point *point = data;

  g_clear_pointer (&point->original, reg_record_unref);
  g_free (point);
}

/* --- rows ------------------------------------------------------------------------------- */

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static Point *
find_point (RegContactEditor *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = g_ptr_array_index (self->points, i);

      if (widget == point->row || gtk_widget_is_ancestor (widget, point->row))
        return point;
    }
  return NULL;
}

static void
entry_changed_cb (GtkWidget *entry, RegContactEditor *self)
{
  /* What is wrong is said when somebody is done; what is right again is seen at once. */
  if (gtk_widget_has_css_class (entry, "error"))
    reg_problem_show (entry, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave_cb (GtkEventController *controller, RegContactEditor *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);
  Point *point = find_point (self, entry);
  g_autofree char *text = NULL;

  if (point == NULL || point->value == NULL)
    return;
  text = dup_text (point->value);
  reg_problem_show (entry, reg_customer_check_contact (point->kind, text));
}

static void
remove_clicked_cb (GtkWidget *button, RegContactEditor *self)
{
  Point *point = find_point (self, button);

  if (point == NULL)
    return;
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), point->row);
  g_ptr_array_remove (self->points, point);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_remove_button (RegContactEditor *self, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: %s is a kind of contact, such as "Phone" */
  g_autofree char *label = g_strdup_printf (_ ("Remove: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  return button;
}

static AdwEntryRow *
new_entry (RegContactEditor *self, const char *title, const char *text)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (row, TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (entry_changed_cb), self, 0);
  return row;
}

static void
create_value (RegContactEditor *self, Point *point, const char *title)
{
  static const GtkInputPurpose purposes[REG_N_CONTACT_KINDS] = {
    [REG_CONTACT_KIND_PHONE] = GTK_INPUT_PURPOSE_PHONE,
    [REG_CONTACT_KIND_MOBILE] = GTK_INPUT_PURPOSE_PHONE,
    [REG_CONTACT_KIND_FAX] = GTK_INPUT_PURPOSE_PHONE,
    [REG_CONTACT_KIND_EMAIL] = GTK_INPUT_PURPOSE_EMAIL,
    [REG_CONTACT_KIND_WEB] = GTK_INPUT_PURPOSE_URL,
  };
  GtkEventController *focus = gtk_event_controller_focus_new ();

  point->value = new_entry (self, title,
                            point->original != NULL
                                ? reg_record_get_text (point->original, REG_CONTACT_POINT_VALUE)
                                : NULL);
  adw_entry_row_set_input_purpose (point->value, purposes[point->kind]);
  if (purposes[point->kind] != GTK_INPUT_PURPOSE_FREE_FORM)
    reg_direction_keep_entry (GTK_EDITABLE (point->value));
  adw_entry_row_add_suffix (point->value, new_remove_button (self, title));
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (point->value), focus);
  point->row = GTK_WIDGET (point->value);
}

static void
create_address (RegContactEditor *self, Point *point, const char *title)
{
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_CONTACT_POINT);
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (expander), new_remove_button (self, title));
  for (guint i = 0; i < N_ADDRESS_FIELDS; i++)
    {
      point->address[i] = new_entry (self, _ (info->fields[address_fields[i]].label),
                                     point->original != NULL
                                         ? reg_record_get_text (point->original, address_fields[i])
                                         : NULL);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (point->address[i]));
    }
  point->row = expander;
}

static Point *
append_point (RegContactEditor *self, RegContactKind kind, RegRecord *original)
{
  Point *point = g_new0 (Point, 1);
  g_autofree char *title = original != NULL
                               ? reg_contact_text_get_title (original)
                               : g_strdup (_ (reg_enum_get_label (&reg_enum_contact_kind, kind)));

  point->kind = kind;
  point->original = original != NULL ? reg_record_ref (original) : NULL;
  g_ptr_array_add (self->points, point);
  if (kind == REG_CONTACT_KIND_ADDRESS)
    create_address (self, point, title);
  else
    create_value (self, point, title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), point->row);
  return point;
}

/* --- adding ----------------------------------------------------------------------------- */

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int kind = reg_enum_from_nick (&reg_enum_contact_kind, g_variant_get_string (parameter, NULL));

  if (kind >= 0)
    reg_contact_editor_add (REG_CONTACT_EDITOR (widget), kind, TRUE);
}

static GtkWidget *
create_add_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = 0; i < reg_enum_contact_kind.n_values; i++)
    {
      g_autoptr (GMenuItem)
          item = g_menu_item_new (_ (reg_enum_get_label (&reg_enum_contact_kind, i)), NULL);

      g_menu_item_set_action_and_target (item, "contacts.add", "s",
                                         reg_enum_get_nick (&reg_enum_contact_kind, i));
      g_menu_append_item (menu, item);
    }
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("_Add"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Another way to reach them"));
  return button;
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_contact_editor_finalize (GObject *object)
{
  RegContactEditor *self = REG_CONTACT_EDITOR (object);

  g_ptr_array_unref (self->points);
  G_OBJECT_CLASS (reg_contact_editor_parent_class)->finalize (object);
}

static void
reg_contact_editor_class_init (RegContactEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_contact_editor_finalize;

  /**
   * RegContactEditor::changed:
   *
   * Something was typed, added or removed.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_CONTACT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "contacts.add", "s", add_activated_cb);
}

static void
reg_contact_editor_init (RegContactEditor *self)
{
  self->points = g_ptr_array_new_with_free_func (point_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("How to reach them"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), create_add_button ());
}

/**
 * reg_contact_editor_set_points:
 * @points: (element-type RegRecord): what is known
 *
 * To be called once, before anything is added.
 */
void
reg_contact_editor_set_points (RegContactEditor *self, GPtrArray *points)
{
  g_return_if_fail (REG_IS_CONTACT_EDITOR (self));

  for (guint i = 0; i < points->len; i++)
    {
      RegRecord *record = g_ptr_array_index (points, i);
      gint64 kind = reg_record_get_int (record, REG_CONTACT_POINT_KIND);

      if (kind >= 0 && kind < REG_N_CONTACT_KINDS)
        append_point (self, kind, record);
    }
}

/**
 * reg_contact_editor_add:
 * @kind: of which kind
 * @focus: whether it is to be filled in at once
 *
 * Adds an empty row.
 */
void
reg_contact_editor_add (RegContactEditor *self, RegContactKind kind, gboolean focus)
{
  Point *point;

  g_return_if_fail (REG_IS_CONTACT_EDITOR (self));

  point = append_point (self, kind, NULL);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (point->value != NULL ? point->value : point->address[0]));
}

/**
 * reg_contact_editor_focus:
 * @point: a contact detail that was there
 *
 * Returns: whether it is here; then it has the focus
 */
gboolean
reg_contact_editor_focus (RegContactEditor *self, gint64 point)
{
  g_return_val_if_fail (REG_IS_CONTACT_EDITOR (self), FALSE);

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *own = g_ptr_array_index (self->points, i);

      if (own->original != NULL && reg_record_get_id (own->original) == point)
        return gtk_widget_grab_focus (
            GTK_WIDGET (own->value != NULL ? own->value : own->address[0]));
    }
  return FALSE;
}

/**
 * reg_contact_editor_check:
 *
 * Marks what is wrong and puts the focus on the first of it.
 *
 * Returns: (nullable): what is wrong, translated
 */
const char *
reg_contact_editor_check (RegContactEditor *self)
{
  const char *first = NULL;

  g_return_val_if_fail (REG_IS_CONTACT_EDITOR (self), NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = g_ptr_array_index (self->points, i);
      g_autofree char *text = NULL;
      const char *problem;

      if (point->value == NULL)
        continue;
      text = dup_text (point->value);
      problem = reg_customer_check_contact (point->kind, text);
      reg_problem_show (point->row, problem);
      if (problem == NULL || first != NULL)
        continue;
      first = problem;
      gtk_widget_grab_focus (point->row);
    }
  return first;
}

/* --- result ----------------------------------------------------------------------------- */

static gboolean
fill (const Point *point, RegRecordBuilder *builder)
{
  gboolean any = FALSE;

  if (point->value != NULL)
    {
      g_autofree char *text = dup_text (point->value);

      reg_record_builder_set_text (builder, REG_CONTACT_POINT_VALUE, text);
      return *text != '\0';
    }
  for (guint i = 0; i < N_ADDRESS_FIELDS; i++)
    {
      g_autofree char *text = dup_text (point->address[i]);

      reg_record_builder_set_text (builder, address_fields[i], text);
      any |= *text != '\0';
    }
  return any;
}

/**
 * reg_contact_editor_dup_points:
 *
 * Returns: (transfer full) (element-type RegRecord): what was filled in, in order, without the
 *   customer; those that were known keep their id
 */
GPtrArray *
reg_contact_editor_dup_points (RegContactEditor *self)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_record_unref);

  g_return_val_if_fail (REG_IS_CONTACT_EDITOR (self), points);

  for (guint i = 0; i < self->points->len; i++)
    {
      Point *point = g_ptr_array_index (self->points, i);
      RegRecordBuilder *builder = point->original != NULL
                                      ? reg_record_builder_new_from (point->original)
                                      : reg_record_builder_new (REG_ENTITY_CONTACT_POINT);

      reg_record_builder_set_int (builder, REG_CONTACT_POINT_KIND, point->kind);
      reg_record_builder_set_int (builder, REG_CONTACT_POINT_POSITION, i);
      if (fill (point, builder))
        g_ptr_array_add (points, reg_record_builder_end (builder));
      else
        reg_record_builder_free (builder);
    }
  return points;
}
