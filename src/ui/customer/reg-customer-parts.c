/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-customer-parts.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-customer-actions.h"
#include "ui/customer/reg-customer-advice.h"
#include "ui/customer/reg-story-text.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-wrap-layout.h"

#define MAX_ADVICE 3
#define MODEST_CHARS 12

/**
 * reg_customer_parts_set_avatar:
 *
 * Shows the customer's photo, or their initials.
 */
void
reg_customer_parts_set_avatar (AdwAvatar *avatar, const RegCustomerData *data)
{
  adw_avatar_set_text (avatar, reg_record_get_text (data->card->party, REG_PARTY_NAME));
  adw_avatar_set_custom_image (avatar, data->photo != NULL ? GDK_PAINTABLE (data->photo) : NULL);
}

static GtkWidget *
new_label (const char *text, gboolean caption)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

/**
 * reg_customer_parts_new_line:
 * @text: what it says
 * @caption: (nullable): dimmed below it
 */
GtkWidget *
reg_customer_parts_new_line (const char *text, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (*text != '\0')
    gtk_box_append (GTK_BOX (box), new_label (text, FALSE));
  if (caption != NULL && *caption != '\0')
    gtk_box_append (GTK_BOX (box), new_label (caption, TRUE));
  return box;
}

/* --- what to say next ------------------------------------------------------------------- */

static void
add_line (GtkWidget *box, const char *icon_name, const char *what, const char *why)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, "accent");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), reg_customer_parts_new_line (what, why));
  gtk_box_append (GTK_BOX (box), line);
}

/* What a colleague left for whoever sees them next. */
static void
add_note (GtkWidget *box, const RegShiftNote *note, RegSession *session)
{
  g_autofree char *day = reg_session_format_day (session, note->at);
  g_autofree char *text = reg_direction_keep (note->text);
  g_autofree char *from = *note->by != '\0'
                              /* Translators: who left a note, and when: a name and a day */
                              ? g_strdup_printf (_ ("note from %s, %s"), note->by, day)
                              : g_strdup_printf (_ ("note, %s"), day);

  add_line (box, "reg-mail-symbolic", text, from);
}

/**
 * reg_customer_parts_new_advice:
 *
 * Returns: (transfer floating) (nullable): what to say next and why, %NULL when there is nothing
 */
GtkWidget *
reg_customer_parts_new_advice (const RegCustomerData *data, RegSession *session)
{
  g_autoptr (GPtrArray) list = reg_customer_advice_new (data->counter, session, MAX_ADVICE);
  GtkWidget *box;

  if (list->len == 0 && data->notes->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  for (guint i = 0; i < data->notes->len; i++)
    add_note (box, g_ptr_array_index (data->notes, i), session);
  for (guint i = 0; i < list->len; i++)
    {
      const RegAdvice *advice = g_ptr_array_index (list, i);

      add_line (box, advice->icon, advice->what, advice->why);
    }
  return box;
}

/* --- what is open ----------------------------------------------------------------------- */

/* A program without a window for a kind of record has no action to open one. */
static gboolean
has_action (const char *action)
{
  GApplication *application = g_application_get_default ();
  const GVariantType *type = NULL;

  if (application != NULL && g_action_group_has_action (G_ACTION_GROUP (application), action))
    type = g_action_group_get_action_parameter_type (G_ACTION_GROUP (application), action);
  return type != NULL && g_variant_type_equal (type, G_VARIANT_TYPE_INT64);
}

/* Wants little, so that the state beside it is shown whole, and takes what is left. */
static GtkWidget *
new_modest_line (const char *title, const char *caption)
{
  GtkWidget *line = reg_customer_parts_new_line (title, caption);

  for (GtkWidget *label = gtk_widget_get_first_child (line); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), MODEST_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MODEST_CHARS);
      gtk_widget_set_tooltip_text (label, gtk_label_get_label (GTK_LABEL (label)));
    }
  return line;
}

static GtkWidget *
new_open_line (const char *title, const char *caption, const char *action, gint64 id)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;

  if (!has_action (action))
    {
      gtk_box_append (GTK_BOX (line), new_modest_line (title, caption));
      return line;
    }
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), new_modest_line (title, caption));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reg-flush");
  gtk_widget_set_hexpand (button, TRUE);
  reg_customer_parts_set_action (button, action, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

/* The number is whole: a state that has no room beside it stands below. */
static GtkWidget *
new_state_line (GtkWidget *line, GtkWidget *state)
{
  GtkWidget *box = reg_wrap_layout_new_box (6, 3);
  GtkWidget *button = gtk_widget_get_first_child (line);
  GtkWidget *words = GTK_IS_BUTTON (button) ? gtk_button_get_child (GTK_BUTTON (button)) : button;

  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_first_child (words)), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_first_child (words)), -1);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), state);
  return box;
}

static void
append_quotations (GtkBox *box, const RegCustomerData *data)
{
  GPtrArray *quotations = data->card->open_quotations;

  for (guint i = 0; i < quotations->len; i++)
    {
      const RegRecord *quotation = g_ptr_array_index (quotations, i);
      int state = g_array_index (data->quotation_states, int, i);
      g_autofree char *title = reg_story_text_name_quotation (
          reg_record_get_text (quotation, REG_QUOTATION_NUMBER));
      GtkWidget *line = new_open_line (title, reg_record_get_text (quotation, REG_QUOTATION_TITLE),
                                       "open-quotation", reg_record_get_id (quotation));

      gtk_box_append (box,
                      new_state_line (line, reg_state_pill_new (&reg_enum_quotation_state, state)));
    }
}

static void
append_complaints (GtkBox *box, const RegCustomerData *data)
{
  GPtrArray *complaints = data->card->open_complaints;

  for (guint i = 0; i < complaints->len; i++)
    {
      const RegRecord *complaint = g_ptr_array_index (complaints, i);
      /* Translators: %s is the number of a complaint */
      g_autofree char *plain = g_strdup_printf (
          _ ("Complaint %s"), reg_record_get_text (complaint, REG_COMPLAINT_NUMBER));
      g_autofree char *title = reg_direction_keep (plain);
      GtkWidget *line = new_open_line (title,
                                       reg_record_get_text (complaint, REG_COMPLAINT_SUBJECT),
                                       "open-complaint", reg_record_get_id (complaint));

      gtk_box_append (
          box, new_state_line (
                   line, reg_state_pill_new (&reg_enum_complaint_state,
                                             reg_record_get_int (complaint, REG_COMPLAINT_STATE))));
    }
}

static void
done_clicked_cb (GtkWidget *button, RegSession *session)
{
  gint64 *task = g_object_get_data (G_OBJECT (button), "reg-task");

  /* The button goes with the task; the message belongs to the window. */
  reg_customer_set_task_done (GTK_WIDGET (gtk_widget_get_root (button)), session, *task);
}

static GtkWidget *
new_done_button (RegSession *session, const RegRecord *task)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  gint64 id = reg_record_get_id (task);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Done"));
  g_object_set_data_full (G_OBJECT (button), "reg-task", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (done_clicked_cb), session, 0);
  return button;
}

static void
append_tasks (GtkBox *box, const RegCustomerData *data, RegSession *session)
{
  GPtrArray *tasks = data->card->open_tasks;
  g_autofree char *today = reg_session_dup_today (session);

  for (guint i = 0; i < tasks->len; i++)
    {
      const RegRecord *task = g_ptr_array_index (tasks, i);
      const char *due = reg_record_get_text (task, REG_TASK_DUE_ON);
      g_autofree char *day = reg_session_format_date (session, due);
      GtkWidget *line = new_open_line (
          reg_record_get_text (task, REG_TASK_TITLE),
          _ (reg_enum_get_label (&reg_enum_task_kind, reg_record_get_int (task, REG_TASK_KIND))),
          "open-task", reg_record_get_id (task));

      if (*day != '\0')
        gtk_box_append (
            GTK_BOX (line),
            reg_pill_new (day, g_strcmp0 (due, today) < 0 ? REG_PILL_ERROR : REG_PILL_NEUTRAL));
      gtk_box_append (GTK_BOX (line), new_done_button (session, task));
      gtk_box_append (box, line);
    }
}

/* The task that is its next step, or else what is written in it. */
static const char *
get_next_step (const RegCustomerData *data, const RegRecord *deal)
{
  GPtrArray *tasks = data->card->open_tasks;

  for (guint i = 0; i < tasks->len; i++)
    {
      const RegRecord *task = g_ptr_array_index (tasks, i);

      if (reg_record_get_int (task, REG_TASK_OPPORTUNITY_ID) == reg_record_get_id (deal))
        return reg_record_get_text (task, REG_TASK_TITLE);
    }
  return reg_record_get_text (deal, REG_OPPORTUNITY_NEXT_STEP);
}

static void
append_deals (GtkBox *box, const RegCustomerData *data, RegSession *session)
{
  GPtrArray *deals = data->card->open_deals;

  for (guint i = 0; i < deals->len; i++)
    {
      const RegRecord *deal = g_ptr_array_index (deals, i);
      g_autofree char *amount = reg_session_format_money (
          session, reg_record_get_int (deal, REG_OPPORTUNITY_VALUE),
          reg_record_get_text (deal, REG_OPPORTUNITY_CURRENCY));
      GtkWidget *line = new_open_line (reg_record_get_text (deal, REG_OPPORTUNITY_TITLE),
                                       get_next_step (data, deal), "open-deal",
                                       reg_record_get_id (deal));
      GtkWidget *label = gtk_label_new (amount);

      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (box, line);
    }
}

/**
 * reg_customer_parts_new_open:
 *
 * Returns: (transfer floating) (nullable): open quotations, complaints, promises and deals, %NULL
 *   when nothing is open
 */
GtkWidget *
reg_customer_parts_new_open (const RegCustomerData *data, RegSession *session)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  append_complaints (box, data);
  append_quotations (box, data);
  append_tasks (box, data, session);
  append_deals (box, data, session);
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL)
    return GTK_WIDGET (box);
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}

/**
 * reg_customer_parts_set_action:
 * @button: anything that can be activated
 * @action: the program's action without "app.", with the id of a record as target
 * @id: the record
 *
 * Where the program has no such action the button is not shown.
 */
void
reg_customer_parts_set_action (GtkWidget *button, const char *action, gint64 id)
{
  g_autofree char *name = g_strconcat ("app.", action, NULL);

  gtk_widget_set_visible (button, has_action (action));
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (id));
  if (gtk_widget_get_visible (button))
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

/**
 * reg_customer_parts_new_unwanted:
 * @party: a customer we would rather not have
 *
 * Returns: (transfer floating): a pill that says so, and why when one points at it
 */
GtkWidget *
reg_customer_parts_new_unwanted (const RegRecord *party)
{
  const char *because = reg_record_get_text (party, REG_PARTY_UNWANTED_BECAUSE);
  GtkWidget *pill = reg_pill_new (_ ("rather not have"), REG_PILL_ERROR);

  if (*because != '\0')
    {
      gtk_widget_set_tooltip_text (pill, because);
      gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      because, -1);
    }
  return pill;
}

/**
 * reg_customer_parts_clear_box:
 *
 * Removes everything from a box.
 */
void
reg_customer_parts_clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}
