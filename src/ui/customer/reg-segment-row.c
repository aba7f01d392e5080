/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-segment-row.h"

#include <glib/gi18n.h>

#include "core/reg-uid.h"
#include "ui/customer/reg-segment-subject.h"
#include "ui/widgets/reg-number-field.h"
#include "ui/widgets/reg-staff-row.h"

/* One condition of a segment: what, how it is compared, and with what. Where there is little width
 * the three stand below each other. */
struct _RegSegmentRow
{
  GtkListBoxRow parent_instance;
  GtkDropDown *field;
  GtkDropDown *compare;
  AdwWrapBox *box;

  GtkWidget *subject; /* which question; NULL where there is nothing to tell apart */
  GtkWidget *value;   /* an entry or a drop-down; NULL where nothing is asked */
  RegSegmentOperand operand;
  char *asked; /* the question that the value belongs to */
  GStrv texts; /* of conditions, in the order of the drop-down; NULL where there are none */
  RegSession *session;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RegSegmentRow, reg_segment_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define ENTRY_CHARS 12

/* --- what is chosen --------------------------------------------------------------------- */

static RegSegmentField
get_field (RegSegmentRow *self)
{
  return gtk_drop_down_get_selected (self->field);
}

static RegSegmentOp
get_op (RegSegmentRow *self)
{
  guint n;
  const RegSegmentCompare *compares = reg_segment_field_get_compares (get_field (self), &n);

  return compares[MIN (gtk_drop_down_get_selected (self->compare), n - 1)].op;
}

static void
changed (RegSegmentRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what it is compared with ----------------------------------------------------------- */

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_choice (RegSegmentRow *self, const char *const *labels)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (labels);

  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
create_vocabulary (RegSegmentRow *self)
{
  const RegEnum *vocabulary = reg_segment_field_get_vocabulary (get_field (self));
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (int i = 0; i < vocabulary->n_values; i++)
    g_strv_builder_add (labels, _ (vocabulary->values[i].label));
  strings = g_strv_builder_end (labels);
  return create_choice (self, (const char *const *)strings);
}

static GtkWidget *
create_months (RegSegmentRow *self)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, month, 1, 0, 0, 0);

      g_strv_builder_take (labels, g_date_time_format (day, "%OB"));
    }
  strings = g_strv_builder_end (labels);
  return create_choice (self, (const char *const *)strings);
}

/* Whoever is looking, the staff, and who is chosen and does not work here any more. */
static GtkWidget *
create_staff (RegSegmentRow *self, const char *chosen)
{
  GPtrArray *staff = reg_session_get_staff_list (self->session);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_strv_builder_add (labels, C_ ("looked after by", "Whoever is looking"));
  g_strv_builder_add (texts, REG_SEGMENT_ME);
  for (guint i = 0; i < staff->len; i++)
    {
      const RegRecord *record = g_ptr_array_index (staff, i);

      g_strv_builder_take (labels, reg_staff_row_dup_name (record));
      g_strv_builder_take (texts, reg_uid_to_string (reg_record_get_uid (record)));
    }
  self->texts = g_strv_builder_end (texts);
  if (chosen != NULL && !g_strv_contains ((const char *const *)self->texts, chosen))
    {
      g_strv_builder_add (labels, C_ ("looked after by", "Somebody who left"));
      for (guint i = 0; self->texts[i] != NULL; i++)
        g_strv_builder_add (texts, self->texts[i]);
      g_strv_builder_add (texts, chosen);
      g_strfreev (self->texts);
      self->texts = g_strv_builder_end (texts);
    }
  strings = g_strv_builder_end (labels);
  return create_choice (self, (const char *const *)strings);
}

/* The answers that a question has. One that is not among them any more was given all the same. */
static GtkWidget *
create_answers (RegSegmentRow *self, GStrv values, GStrv labels, const char *chosen)
{
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_strv_builder_addv (shown, (const char **)labels);
  g_strv_builder_addv (texts, (const char **)values);
  if (chosen != NULL && *chosen != '\0' && !g_strv_contains ((const char *const *)values, chosen))
    {
      g_strv_builder_add (shown, chosen);
      g_strv_builder_add (texts, chosen);
    }
  self->texts = g_strv_builder_end (texts);
  strings = g_strv_builder_end (shown);
  return create_choice (self, (const char *const *)strings);
}

static GtkWidget *
create_entry (RegSegmentRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  gint64 low, high;

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARS);
  gtk_widget_set_hexpand (entry, TRUE);
  if (self->operand == REG_SEGMENT_OPERAND_TEXT)
    gtk_entry_set_max_length (GTK_ENTRY (entry), REG_SEGMENT_MAX_TEXT);
  else if (reg_segment_operand_get_range (self->operand, &low, &high))
    {
      RegNumberField *field = reg_number_field_attach (
          GTK_EDITABLE (entry),
          self->operand == REG_SEGMENT_OPERAND_MONEY ? REG_NUMBER_MONEY : REG_NUMBER_COUNT,
          reg_session_get_currency (self->session));

      reg_number_field_set_range (field, low, high);
    }
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  return entry;
}

static RegNumberField *
get_number (RegSegmentRow *self)
{
  return g_object_get_data (G_OBJECT (self->value), "reg-number-field");
}

static void
show_text (RegSegmentRow *self, const char *text)
{
  if (self->texts == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->value), text);
  else
    for (guint i = 0; self->texts[i] != NULL; i++)
      if (g_str_equal (self->texts[i], text))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->value), i);
}

static void
show_value (RegSegmentRow *self, const RegSegmentCondition *condition)
{
  switch (self->operand)
    {
    case REG_SEGMENT_OPERAND_NONE:
      break;
    case REG_SEGMENT_OPERAND_TEXT:
    case REG_SEGMENT_OPERAND_STAFF:
      show_text (self, condition->text);
      break;
    case REG_SEGMENT_OPERAND_CHOICE:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->value), (guint)condition->number);
      break;
    case REG_SEGMENT_OPERAND_MONTH:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->value), (guint)condition->number - 1);
      break;
    default:
      reg_number_field_set_value (get_number (self), condition->number);
    }
}

/* The answers of the question that is chosen, where they are to choose from. */
static GStrv
list_answers (RegSegmentRow *self, GStrv *labels)
{
  RegSegmentOp op = get_op (self);

  if (self->subject == NULL || (op != REG_SEGMENT_OP_IS && op != REG_SEGMENT_OP_IS_NOT))
    return NULL;
  return reg_segment_subject_list_values (REG_SEGMENT_SUBJECT (self->subject), labels);
}

static GtkWidget *
create_value (RegSegmentRow *self, const char *chosen)
{
  g_auto (GStrv) labels = NULL;
  g_auto (GStrv) answers = list_answers (self, &labels);

  g_clear_pointer (&self->texts, g_strfreev);
  if (answers != NULL)
    return create_answers (self, answers, labels, chosen);
  switch (self->operand)
    {
    case REG_SEGMENT_OPERAND_NONE:
      return NULL;
    case REG_SEGMENT_OPERAND_CHOICE:
      return create_vocabulary (self);
    case REG_SEGMENT_OPERAND_STAFF:
      return create_staff (self, chosen);
    case REG_SEGMENT_OPERAND_MONTH:
      return create_months (self);
    default:
      return create_entry (self);
    }
}

/* What was typed stays when the same is asked for another way. */
static void
update_value (RegSegmentRow *self, gboolean keeps, const char *chosen)
{
  RegSegmentOperand operand = reg_segment_get_operand (get_field (self), get_op (self));

  if (keeps && operand == self->operand && self->subject == NULL)
    return;
  if (self->value != NULL)
    adw_wrap_box_remove (self->box, self->value);
  self->operand = operand;
  self->value = create_value (self, chosen);
  if (self->value == NULL)
    return;
  name_widget (self->value, C_ ("condition", "Value"));
  adw_wrap_box_append (self->box, self->value);
}

/* The text of the value, as it is kept; NULL where it is none. */
static char *
dup_text (RegSegmentRow *self)
{
  if (self->value == NULL)
    return NULL;
  if (self->texts != NULL)
    return g_strdup (self->texts[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value))]);
  return self->operand == REG_SEGMENT_OPERAND_TEXT
             ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value))))
             : NULL;
}

/* --- choosing --------------------------------------------------------------------------- */

/* Another question or another comparison: what was typed may have to be chosen now. */
static void
update_answer (RegSegmentRow *self, const char *text)
{
  update_value (self, TRUE, text);
  if (self->subject != NULL && text != NULL && self->value != NULL)
    show_text (self, text);
}

static void
compare_selected_cb (RegSegmentRow *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = dup_text (self);
  self->filling = TRUE;
  update_answer (self, text);
  self->filling = FALSE;
  changed (self);
}

/* What one question was answered with says nothing about another. */
static void
subject_changed_cb (RegSegmentRow *self)
{
  g_autofree char *text = dup_text (self);
  const char *uid = reg_segment_subject_get_uid (REG_SEGMENT_SUBJECT (self->subject));
  gboolean is_same = g_strcmp0 (uid, self->asked) == 0;

  g_set_str (&self->asked, uid);
  self->filling = TRUE;
  update_answer (self, is_same ? text : NULL);
  self->filling = FALSE;
  changed (self);
}

static void
update_subject (RegSegmentRow *self, const char *uid)
{
  if (self->subject != NULL)
    adw_wrap_box_remove (self->box, self->subject);
  self->subject = NULL;
  g_set_str (&self->asked, uid);
  if (!reg_segment_field_has_subject (get_field (self)))
    return;
  self->subject = reg_segment_subject_new (self->session, uid);
  adw_wrap_box_insert_child_after (self->box, self->subject, GTK_WIDGET (self->field));
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (subject_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_compares (RegSegmentRow *self)
{
  guint n;
  const RegSegmentCompare *compares = reg_segment_field_get_compares (get_field (self), &n);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "condition", compares[i].label));
  gtk_drop_down_set_model (self->compare, G_LIST_MODEL (labels));
}

static void
field_selected_cb (RegSegmentRow *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  fill_compares (self);
  update_subject (self, NULL);
  update_value (self, FALSE, NULL);
  self->filling = FALSE;
  changed (self);
}

static void
remove_clicked_cb (RegSegmentRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* --- object ----------------------------------------------------------------------------- */

static gboolean
reg_segment_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REG_SEGMENT_ROW (widget)->field));
}

static void
reg_segment_row_finalize (GObject *object)
{
  RegSegmentRow *self = REG_SEGMENT_ROW (object);

  g_strfreev (self->texts);
  g_free (self->asked);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_segment_row_parent_class)->finalize (object);
}

static void
reg_segment_row_class_init (RegSegmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = reg_segment_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = reg_segment_row_grab_focus;

  /**
   * RegSegmentRow::changed:
   *
   * The condition is another one, or is not complete any more.
   */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_SEGMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RegSegmentRow::removed:
   *
   * Somebody does not want this condition.
   */
  signals[REMOVED] = g_signal_new ("removed", REG_TYPE_SEGMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
add_drop_down (RegSegmentRow *self, const char *name)
{
  GtkWidget *widget = gtk_drop_down_new (NULL, NULL);

  name_widget (widget, name);
  adw_wrap_box_append (self->box, widget);
  return GTK_DROP_DOWN (widget);
}

static void
reg_segment_row_init (RegSegmentRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_margin_top (row, 9);
  gtk_widget_set_margin_bottom (row, 9);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 6);
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->box), TRUE);
  self->field = add_drop_down (self, C_ ("condition", "What"));
  self->compare = add_drop_down (self, C_ ("condition", "Comparison"));
  for (int i = 0; i < REG_N_SEGMENT_FIELDS; i++)
    gtk_string_list_append (labels, _ (reg_segment_field_get_label (i)));
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (labels));
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (field_selected_cb), self);
  g_signal_connect_swapped (self->compare, "notify::selected", G_CALLBACK (compare_selected_cb),
                            self);
  gtk_widget_set_tooltip_text (remove, _ ("Remove this condition"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (row), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), row);
}

static guint
find_compare (RegSegmentField field, RegSegmentOp op)
{
  guint n;
  const RegSegmentCompare *compares = reg_segment_field_get_compares (field, &n);

  for (guint i = 0; i < n; i++)
    if (compares[i].op == op)
      return i;
  return 0;
}

/**
 * reg_segment_row_new:
 * @session: the open book
 * @condition: (nullable): what it shows; %NULL for a new one
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
reg_segment_row_new (RegSession *session, const RegSegmentCondition *condition)
{
  RegSegmentRow *self = g_object_new (REG_TYPE_SEGMENT_ROW, NULL);

  self->session = g_object_ref (session);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->field,
                              condition != NULL ? condition->field : REG_SEGMENT_BY_TOWN);
  fill_compares (self);
  if (condition != NULL)
    gtk_drop_down_set_selected (self->compare, find_compare (condition->field, condition->op));
  update_subject (self, condition != NULL ? condition->subject : NULL);
  update_value (self, FALSE, condition != NULL ? condition->text : NULL);
  if (condition != NULL)
    show_value (self, condition);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

/**
 * reg_segment_row_add_to:
 * @segment: gets the condition
 *
 * Returns: whether the condition was complete
 */
gboolean
reg_segment_row_add_to (RegSegmentRow *self, RegSegment *segment)
{
  RegSegmentCondition condition = { .field = get_field (self), .op = get_op (self) };
  g_autofree char *text = dup_text (self);

  condition.text = text;
  if (self->subject != NULL)
    condition.subject = self->asked;
  switch (self->operand)
    {
    case REG_SEGMENT_OPERAND_NONE:
    case REG_SEGMENT_OPERAND_TEXT:
    case REG_SEGMENT_OPERAND_STAFF:
      break;
    case REG_SEGMENT_OPERAND_CHOICE:
      condition.number = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value));
      break;
    case REG_SEGMENT_OPERAND_MONTH:
      condition.number = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value)) + 1;
      break;
    default:
      if (reg_number_field_is_empty (get_number (self))
          || !reg_number_field_is_valid (get_number (self)))
        return FALSE;
      condition.number = reg_number_field_get_value (get_number (self));
    }
  return reg_segment_add (segment, &condition, NULL);
}
