/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-past.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"
#include "store/reg-approvals.h"
#include "store/reg-journal.h"
#include "ui/quotation/reg-quotation-diff.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/reg-error-text.h"
#include "ui/table/reg-state-style.h"
#include "ui/widgets/reg-timeline-row.h"

#define MAX_ENTRIES 100

struct _RegQuotationPast
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  RegPastKind kind;
  GtkWidget *scroller;
  GtkWidget *box;
  gboolean stale;
  guint64 shown; /* the newest answer */
};

G_DEFINE_FINAL_TYPE (RegQuotationPast, reg_quotation_past, GTK_TYPE_WIDGET)

/* --- reading ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  GPtrArray *revisions; /* of RegQuotation, oldest first */
  GPtrArray *entries;   /* of RegHistoryEntry: states of the revisions */
  RegRecord *origin;    /* what it is a duplicate of, or NULL */
} Past;

static void
past_free (gpointer data)
{
  Past *past = data;

  g_ptr_array_unref (past->revisions);
  g_clear_pointer (&past->entries, g_ptr_array_unref);
  g_clear_pointer (&past->origin, reg_record_unref);
  g_free (past);
}

static gboolean
load_origin (RegDb *db, Past *past, const RegRecord *quotation, GError **error)
{
  gint64 id = reg_record_get_int (quotation, REG_QUOTATION_COPIED_FROM);

  if (id == 0)
    return TRUE;
  past->origin = reg_db_load (db, REG_ENTITY_QUOTATION, id, error);
  if (past->origin != NULL && reg_record_get_deleted_at (past->origin) != 0)
    {
      g_clear_pointer (&past->origin, reg_record_unref);
      return TRUE;
    }
  return past->origin != NULL;
}

static gboolean
past_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Past *past = data;
  g_autoptr (RegQuotation) current = reg_quotation_load (db, past->id, 0, error);

  if (current == NULL || !load_origin (db, past, current->quotation, error))
    return FALSE;
  for (guint i = 0; i < current->revisions->len; i++)
    {
      RegQuotation *revision = reg_quotation_load (
          db, past->id, reg_record_get_id (g_ptr_array_index (current->revisions, i)), error);

      if (revision == NULL)
        return FALSE;
      g_ptr_array_add (past->revisions, revision);
    }
  past->entries = reg_journal_history (db, REG_ENTITY_QUOTATION_REVISION,
                                       reg_record_get_id (current->revision), MAX_ENTRIES, error);
  return past->entries != NULL;
}

/* --- revisions -------------------------------------------------------------------------- */

static GtkWidget *
make_value (const char *text, const char *css_class, GtkSizeGroup *group)
{
  GtkWidget *label = reg_quotation_label_new (text, css_class);

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_size_group_add_widget (group, label);
  return label;
}

/**
 * reg_quotation_changes_new:
 * @changes: (element-type RegQuotationChange): from reg_quotation_diff()
 *
 * Returns: (transfer floating): what was, an arrow, what is, a line each
 */
GtkWidget *
reg_quotation_changes_new (GPtrArray *changes)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GtkSizeGroup) befores = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) afters = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < changes->len; i++)
    {
      const RegQuotationChange *change = g_ptr_array_index (changes, i);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *what = reg_quotation_label_new (change->what, NULL);
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_set_hexpand (what, TRUE);
      gtk_widget_add_css_class (arrow, "dimmed");
      gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      /* Translators: read between an old and a new value */
                                      _ ("becomes"), -1);
      gtk_box_append (GTK_BOX (line), what);
      gtk_box_append (GTK_BOX (line), make_value (change->before, "dimmed", befores));
      gtk_box_append (GTK_BOX (line), arrow);
      gtk_box_append (GTK_BOX (line), make_value (change->after, "heading", afters));
      gtk_box_append (GTK_BOX (list), line);
    }
  return list;
}

static GtkWidget *
make_revision_head (RegQuotationPast *self, RegQuotation *revision)
{
  RegSession *session = reg_quotation_model_get_session (self->model);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = g_strdup_printf (
      _ ("Revision %d"),
      (int)reg_record_get_int (revision->revision, REG_QUOTATION_REVISION_REVISION));
  g_autofree char *total = reg_session_format_money (
      session, reg_record_get_int (revision->revision, REG_QUOTATION_REVISION_GROSS),
      reg_record_get_text (revision->revision, REG_QUOTATION_REVISION_CURRENCY));
  GtkWidget *name = reg_quotation_label_new (title, "heading");
  GtkWidget *figure = reg_quotation_label_new (total, "numeric");
  GtkWidget *pill = reg_state_pill_new (
      &reg_enum_quotation_state,
      reg_record_get_int (revision->revision, REG_QUOTATION_REVISION_STATE));

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (figure, TRUE);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), pill);
  gtk_box_append (GTK_BOX (head), figure);
  return head;
}

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 revision)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", revision);
  g_menu_append_item (menu, item);
}

/* For the customer, who had the one before: only of what may leave the house. */
static GtkWidget *
make_sheet_button (RegQuotation *quotation)
{
  gint64 revision = reg_record_get_id (quotation->revision);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  append_item (menu, _ ("_Print…"), "quotation.print-changes", revision);
  append_item (menu, _ ("Save as P_DF…"), "quotation.save-changes", revision);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Changes for the customer"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static gboolean
may_have_sheet (RegQuotation *quotation)
{
  return quotation->can_verify
         && reg_quotation_state_is_final_printable ((RegQuotationState)reg_record_get_int (
             quotation->revision, REG_QUOTATION_REVISION_STATE));
}

static void
show_revisions (RegQuotationPast *self, GPtrArray *revisions)
{
  RegSession *session = reg_quotation_model_get_session (self->model);

  for (guint i = revisions->len; i > 0; i--)
    {
      RegQuotation *revision = g_ptr_array_index (revisions, i - 1);
      GtkWidget *card = reg_quotation_card_new (NULL);

      gtk_box_append (GTK_BOX (card), make_revision_head (self, revision));
      if (i > 1)
        {
          g_autoptr (GPtrArray) changes = reg_quotation_diff (
              session, g_ptr_array_index (revisions, i - 2), revision);

          if (changes->len > 0)
            gtk_box_append (GTK_BOX (card), reg_quotation_changes_new (changes));
          else
            gtk_box_append (GTK_BOX (card),
                            reg_quotation_label_new (_ ("Nothing was changed."), "dimmed"));
          if (may_have_sheet (revision))
            gtk_box_append (GTK_BOX (card), make_sheet_button (revision));
        }
      gtk_box_append (GTK_BOX (self->box), card);
    }
}

/* --- history ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 at;
  char *title;
  char *detail;
  const char *icon;
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->title);
  g_free (entry->detail);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  return left->at < right->at ? 1 : left->at > right->at ? -1 : 0;
}

static const char *
event_icon (gint64 kind)
{
  switch (kind)
    {
    case REG_APPROVAL_EVENT_KIND_APPROVED:
    case REG_APPROVAL_EVENT_KIND_APPROVED_LIMIT:
      return "object-select-symbolic";
    case REG_APPROVAL_EVENT_KIND_SUBMITTED:
      return "dialog-question-symbolic";
    case REG_APPROVAL_EVENT_KIND_REFUSED:
    case REG_APPROVAL_EVENT_KIND_REJECTED:
      return "process-stop-symbolic";
    default:
      return "edit-undo-symbolic";
    }
}

/**
 * reg_approval_reason_get_words:
 * @reason: why something was refused
 *
 * Returns: the same for people, for the end of a sentence
 */
const char *
reg_approval_reason_get_words (RegApprovalReason reason)
{
  static const char *const reasons[REG_N_APPROVAL_REASONS] = {
    [REG_APPROVAL_REASON_NEEDED] = N_ ("it needs an approval and has none"),
    [REG_APPROVAL_REASON_NOT_VERIFIED] = N_ ("the approval cannot be verified"),
    [REG_APPROVAL_REASON_OWN] = N_ ("nobody answers for their own quotation"),
    [REG_APPROVAL_REASON_NOT_ASKED] = N_ ("somebody else has to answer"),
    [REG_APPROVAL_REASON_NOT_STAFF] = N_ ("only who works here may answer"),
    [REG_APPROVAL_REASON_NOT_WAITING] = N_ ("it does not wait for an answer"),
    [REG_APPROVAL_REASON_SEALED] = N_ ("what was handed in stays as it is"),
    [REG_APPROVAL_REASON_DAMAGED] = N_ ("the file is cut off or damaged"),
    [REG_APPROVAL_REASON_FORGED] = N_ ("the file was changed after it was signed"),
    [REG_APPROVAL_REASON_OTHER_FIRM] = N_ ("it is about another firm"),
    [REG_APPROVAL_REASON_NOT_OURS] = N_ ("it answers nothing that was asked here"),
    [REG_APPROVAL_REASON_NOT_TRUSTED] = N_ ("the computer it came from is not trusted"),
    [REG_APPROVAL_REASON_REVOKED] = N_ ("the computer it came from is no longer trusted"),
    [REG_APPROVAL_REASON_OWN_KEY] = N_ ("the computer that asked answered itself"),
    [REG_APPROVAL_REASON_OTHER_PERSON] = N_ ("the computer it came from is another person’s"),
    [REG_APPROVAL_REASON_EXPIRED] = N_ ("the request was too old"),
    [REG_APPROVAL_REASON_REPLAYED] = N_ ("that answer was taken in before"),
    [REG_APPROVAL_REASON_OTHER_REVISION] = N_ ("it was given for something else"),
    [REG_APPROVAL_REASON_BELOW_COST] = N_ ("a line is below its cost"),
  };

  return _ (reasons[reason]);
}

/* What was tried, and why it was refused. */
static char *
refusal_words (const char *comment)
{
  static const char *const attempts[REG_N_APPROVAL_ATTEMPTS] = {
    [REG_APPROVAL_ATTEMPT_SEND] = N_ ("Marking it as sent"),
    [REG_APPROVAL_ATTEMPT_ACCEPT] = N_ ("Making a sale of it"),
    [REG_APPROVAL_ATTEMPT_PRINT] = N_ ("Printing it as final"),
    [REG_APPROVAL_ATTEMPT_EXPORT] = N_ ("Saving it as final"),
    [REG_APPROVAL_ATTEMPT_APPROVE] = N_ ("Approving it"),
    [REG_APPROVAL_ATTEMPT_SEND_BACK] = N_ ("Sending it back"),
    [REG_APPROVAL_ATTEMPT_REJECT] = N_ ("Rejecting it"),
    [REG_APPROVAL_ATTEMPT_EDIT] = N_ ("Changing it"),
    [REG_APPROVAL_ATTEMPT_TAKE] = N_ ("Taking in an answer"),
    [REG_APPROVAL_ATTEMPT_SUBMIT] = N_ ("Handing it in"),
  };
  RegApprovalAttempt attempt;
  RegApprovalReason reason;

  if (!reg_approval_refusal_parse (comment, &attempt, &reason))
    return g_strdup (comment);
  /* Translators: what somebody tried with a quotation, and why they could not: "Marking it as sent:
   * it needs an approval and has none" */
  return g_strdup_printf (_ ("%1$s: %2$s"), _ (attempts[attempt]),
                          reg_approval_reason_get_words (reason));
}

static void
add_events (RegQuotationPast *self, GArray *entries, RegQuotation *quotation)
{
  RegSession *session = reg_quotation_model_get_session (self->model);

  for (guint i = 0; i < quotation->events->len; i++)
    {
      RegRecord *event = g_ptr_array_index (quotation->events, i);
      gint64 kind = reg_record_get_int (event, REG_APPROVAL_EVENT_KIND);
      RegRecord *who = reg_session_find_staff (
          session, reg_record_get_int (event, REG_APPROVAL_EVENT_STAFF_ID));
      Entry entry = { .at = reg_record_get_int (event, REG_APPROVAL_EVENT_AT),
                      .icon = event_icon (kind) };
      const char *label = _ (reg_enum_get_label (&reg_enum_approval_event_kind, kind));

      entry.title = who != NULL ? g_strdup_printf ("%s\u00a0· %s", label,
                                                   reg_record_get_text (who, REG_STAFF_NAME))
                                : g_strdup (label);
      entry.detail = refusal_words (reg_record_get_text (event, REG_APPROVAL_EVENT_COMMENT));
      g_array_append_val (entries, entry);
    }
}

/* Approvals tell their own story; the journal tells the rest. */
static gboolean
told_by_events (const RegHistoryEntry *entry)
{
  gint64 state = entry->new_value.type == REG_VALUE_INT ? entry->new_value.i : -1;

  return state >= REG_QUOTATION_WAITING && state <= REG_QUOTATION_WITHDRAWN
         && state != REG_QUOTATION_READY;
}

static void
add_journal (GArray *entries, GPtrArray *journal)
{
  for (guint i = 0; i < journal->len; i++)
    {
      const RegHistoryEntry *source = g_ptr_array_index (journal, i);
      Entry entry = { .at = source->at, .icon = "document-edit-symbolic" };
      const char *what = NULL;

      if (source->op == 'i' && source->field < 0)
        what = _ ("Begun");
      else if (source->field == REG_QUOTATION_REVISION_STATE
               && source->new_value.type == REG_VALUE_INT && !told_by_events (source))
        what = _ (reg_enum_get_label (&reg_enum_quotation_state, source->new_value.i));
      if (what == NULL)
        continue;
      entry.title = *source->who != '\0' ? g_strdup_printf ("%s\u00a0· %s", what, source->who)
                                         : g_strdup (what);
      g_array_append_val (entries, entry);
    }
}

/* Leads to what it is a duplicate of. */
static GtkWidget *
make_origin (const RegRecord *origin)
{
  const char *number = reg_record_get_text (origin, REG_QUOTATION_NUMBER);
  /* Translators: %s is the number of another quotation, or “a draft” */
  g_autofree char *text = g_strdup_printf (_ ("Duplicated from %s"),
                                           *number != '\0' ? number : _ ("a draft"));
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-quotation");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", reg_record_get_id (origin));
  return button;
}

static void
show_history (RegQuotationPast *self, Past *past)
{
  RegSession *session = reg_quotation_model_get_session (self->model);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GtkWidget *list = reg_quotation_list_new ();

  g_array_set_clear_func (entries, entry_clear);
  if (past->revisions->len > 0)
    add_events (self, entries, g_ptr_array_index (past->revisions, 0));
  add_journal (entries, past->entries);
  g_array_sort (entries, compare_entries);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History"), -1);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *day = reg_session_format_day (session, entry->at);
      g_autofree char *time = reg_session_format_time (session, entry->at);
      g_autofree char *when = g_strdup_printf ("%s %s", day, time);

      gtk_list_box_append (
          GTK_LIST_BOX (list),
          reg_timeline_row_new (
              entry->icon, entry->title,
              entry->detail != NULL && *entry->detail != '\0' ? entry->detail : NULL, when));
    }
  gtk_box_append (GTK_BOX (self->box), list);
  if (past->origin != NULL)
    gtk_box_append (GTK_BOX (self->box), make_origin (past->origin));
}

/* --- widget ----------------------------------------------------------------------------- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationPast) self = user_data;
  g_autoptr (GError) error = NULL;
  Past *past = reg_store_job_finish (REG_STORE (object), result, &error);

  if (!reg_store_job_is_newer (result, &self->shown) || self->box == NULL)
    return;
  reg_quotation_box_clear (self->box);
  if (past == NULL)
    {
      g_autofree char *why = reg_error_describe (error);

      gtk_box_append (GTK_BOX (self->box), reg_quotation_label_new (why, "dimmed"));
      return;
    }
  if (self->kind == REG_PAST_REVISIONS)
    show_revisions (self, past->revisions);
  else
    show_history (self, past);
}

static void
load (RegQuotationPast *self)
{
  RegSession *session = reg_quotation_model_get_session (self->model);
  Past *past;

  self->stale = FALSE;
  if (reg_quotation_model_get_id (self->model) == 0)
    return;
  past = g_new0 (Past, 1);
  past->id = reg_quotation_model_get_id (self->model);
  past->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify)reg_quotation_unref);
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_DEFAULT, past_job, past,
                        past_free, NULL, loaded_cb, g_object_ref (self));
}

static void
state_changed_cb (RegQuotationModel *model, RegQuotationPast *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
reg_quotation_past_map (GtkWidget *widget)
{
  RegQuotationPast *self = REG_QUOTATION_PAST (widget);

  GTK_WIDGET_CLASS (reg_quotation_past_parent_class)->map (widget);
  load (self);
}

static void
reg_quotation_past_dispose (GObject *object)
{
  RegQuotationPast *self = REG_QUOTATION_PAST (object);

  self->box = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_past_parent_class)->dispose (object);
}

static void
reg_quotation_past_class_init (RegQuotationPastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_quotation_past_dispose;
  GTK_WIDGET_CLASS (klass)->map = reg_quotation_past_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
reg_quotation_past_init (RegQuotationPast *self)
{
  self->scroller = reg_quotation_column_new (720, &self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
reg_quotation_past_new (RegQuotationModel *model, RegPastKind kind)
{
  RegQuotationPast *self;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (model), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_PAST, NULL);
  self->model = g_object_ref (model);
  self->kind = kind;
  g_signal_connect_object (model, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
