/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window.h"

#include <glib/gi18n.h>

#include "ui/question/reg-enrich-line.h"
#include "ui/quotation/reg-approval-desk.h"
#include "ui/quotation/reg-price-hint.h"
#include "ui/quotation/reg-quotation-past.h"
#include "ui/quotation/reg-quotation-totals.h"
#include "ui/quotation/reg-quotation-window-private.h"
#include "ui/reg-application.h"
#include "ui/widgets/reg-error-page.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-toaster.h"

G_DEFINE_FINAL_TYPE (RegQuotationWindow, reg_quotation_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- title ------------------------------------------------------------------------------ */

static void
update_title (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  RegRecord *revision = reg_quotation_model_get_revision (self->model);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *title = NULL;
  const char *until;

  if (quotation == NULL)
    {
      adw_window_title_set_title (self->title, _ ("New quotation"));
      gtk_window_set_title (GTK_WINDOW (self), _ ("New quotation"));
      return;
    }
  if (*quotation->number != '\0')
    {
      /* Translators: %s is the number of the quotation */
      g_autofree char *words = g_strdup_printf (_ ("Quotation %s"), quotation->number);

      title = reg_direction_keep (words);
    }
  else
    title = g_strdup (_ ("New quotation"));
  if (quotation->party != NULL)
    g_string_append (subtitle, reg_record_get_text (quotation->party, REG_PARTY_NAME));
  until = reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  /* In a narrow window the name needs the room; the document says the rest. */
  if (*until != '\0'
      && adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self))
             != self->narrow)
    {
      g_autofree char *date = reg_session_format_date (self->session, until);

      g_string_append (subtitle, subtitle->len > 0 ? " · " : "");
      g_string_append_printf (subtitle, _ ("valid until %s"), date);
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle->str);
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
breakpoint_cb (RegQuotationWindow *self)
{
  if (self->model != NULL)
    update_title (self);
}

static void
changed_cb (RegQuotationModel *model, RegQuotationWindow *self)
{
  update_title (self);
  reg_quotation_window_update_banner (self);
  reg_quotation_window_update_actions (self);
}

static void
save_failed_cb (RegQuotationModel *model, GError *error, RegQuotationWindow *self)
{
  reg_toaster_show_error (GTK_WIDGET (self), _ ("Not saved yet."), error);
}

/* More numbers than these nobody reads in the time a message stays. */
#define MANY_NUMBERS 6

static char *
describe_repriced (const char *numbers, const char *customer)
{
  g_auto (GStrv) each = g_strsplit (numbers, ", ", -1);
  guint n = g_strv_length (each);

  if (n > MANY_NUMBERS)
    return g_strdup_printf (ngettext ("%1$u line has the price for %2$s now",
                                      "%1$u lines have the prices for %2$s now", n),
                            n, customer);
  if (n == 1)
    return g_strdup_printf (_ ("Line %1$s has the price for %2$s now"), numbers, customer);
  /* Translators: numbers of lines, such as 1, 3, and a customer */
  return g_strdup_printf (_ ("Lines %1$s have the prices for %2$s now"), numbers, customer);
}

static void
repriced_cb (RegQuotationModel *model, const char *numbers, RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (model);
  g_autofree char *text = describe_repriced (
      numbers, quotation->party != NULL ? reg_record_get_text (quotation->party, REG_PARTY_NAME)
                                        : _ ("everybody"));

  reg_toaster_show_offer (GTK_WIDGET (self), text, _ ("_Undo"), "quotation.undo-prices");
}

/* --- which quotation -------------------------------------------------------------------- */

static void
show_error (RegQuotationWindow *self, const GError *error)
{
  reg_error_page_show (self->error_page, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!reg_quotation_model_load_finish (REG_QUOTATION_MODEL (object), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "quotation");
  if (reg_quotation_model_get_editable (self->model))
    reg_quotation_lines_focus_new (self->lines);
}

static void
load (RegQuotationWindow *self, gint64 id)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  reg_quotation_model_load_async (self->model, id, self->cancellable, loaded_cb,
                                  g_object_ref (self));
}

static void
created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  gint64 made = 0;

  if (!reg_quotation_order_run_finish (REG_SESSION (object), result, &made, NULL, &error))
    {
      show_error (self, error);
      return;
    }
  if (REG_IS_APPLICATION (application))
    reg_application_set_window_record (REG_APPLICATION (application), GTK_WINDOW (self),
                                       REG_ENTITY_QUOTATION, made);
  load (self, made);
}

static void
create (RegQuotationWindow *self, gint64 party)
{
  RegQuotationOrder *order = reg_quotation_order_new (REG_ORDER_CREATE, 0);

  order->party = party;
  order->template_id = self->template_id;
  gtk_stack_set_visible_child_name (self->stack, "loading");
  reg_quotation_order_run_async (self->session, order, NULL, created_cb, g_object_ref (self));
}

/* Whoever gets a quotation has to be reached. */
static void
offer_enrichment (RegQuotationWindow *self, gint64 party)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->main_box));

  if (first == NULL || !REG_IS_ENRICH_LINE (first))
    {
      first = reg_enrich_line_new ();
      gtk_box_prepend (GTK_BOX (self->main_box), first);
    }
  reg_enrich_line_offer (REG_ENRICH_LINE (first), self->session, party);
}

static void
chosen_cb (RegQuotationWindow *self, gint64 party)
{
  RegQuotationOrder *order;

  offer_enrichment (self, party);
  if (reg_quotation_model_get_id (self->model) == 0)
    {
      create (self, party);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "quotation");
  order = reg_quotation_order_new (REG_ORDER_SET_PARTY, reg_quotation_model_get_id (self->model));
  order->party = party;
  reg_quotation_window_run (self, order);
}

/* Below the question for whom it is: a new one may begin with a template. */
static GtkWidget *
with_templates (GtkWidget *page)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Begin with a _template…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 12);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_tooltip_text (button, _ ("Choose a template (Ctrl+T)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "quotation.templates");
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), button);
  return view;
}

/* Asks for whom the quotation is. */
void
reg_quotation_window_choose_customer (RegQuotationWindow *self)
{
  RegPartySearch *search;
  GtkWidget *page = reg_party_search_page_new (self->session, _ ("For whom is the quotation?"),
                                               &search);

  reg_party_search_set_can_add (search, TRUE);
  g_signal_connect_object (search, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  if (reg_quotation_model_get_id (self->model) == 0)
    page = with_templates (page);
  adw_bin_set_child (self->chooser_bin, page);
  gtk_stack_set_visible_child_name (self->stack, "customer");
  gtk_widget_grab_focus (GTK_WIDGET (search));
}

/* --- window ----------------------------------------------------------------------------- */

/* What is still being typed goes to the store; its writer outlives the window. */
static gboolean
reg_quotation_window_close_request (GtkWindow *window)
{
  RegQuotationWindow *self = REG_QUOTATION_WINDOW (window);

  if (self->model != NULL)
    reg_quotation_model_save (self->model);
  return GTK_WINDOW_CLASS (reg_quotation_window_parent_class)->close_request (window);
}

static void
focus_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  RegQuotationWindow *self = REG_QUOTATION_WINDOW (object);

  if (self->model != NULL && !gtk_window_is_active (GTK_WINDOW (self)))
    reg_quotation_model_save (self->model);
}

static void
reg_quotation_window_dispose (GObject *object)
{
  RegQuotationWindow *self = REG_QUOTATION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->model != NULL)
    reg_quotation_model_save (self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_QUOTATION_WINDOW);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_quotation_window_parent_class)->dispose (object);
}

static void
reg_quotation_window_finalize (GObject *object)
{
  g_object_unref (REG_QUOTATION_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (reg_quotation_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, title);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, narrow);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, chooser_bin);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, main_box);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, side_bin);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, revisions_bin);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, document_bin);
  gtk_widget_class_bind_template_child (widget_class, RegQuotationWindow, history_bin);
}

static void
reg_quotation_window_class_init (RegQuotationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REG_TYPE_STATE_BANNER);
  G_OBJECT_CLASS (klass)->dispose = reg_quotation_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_quotation_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = reg_quotation_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-quotation-window.ui");
  bind_children (widget_class);
  reg_quotation_window_install_actions (widget_class);
}

/* An answer that came back, or any other file of an approval. */
static gboolean
file_dropped_cb (
    GtkDropTarget *target, const GValue *value, double x, double y, RegQuotationWindow *self)
{
  g_autoptr (GFile) file = reg_approval_desk_find_dropped (value);

  if (file == NULL)
    return FALSE;
  reg_approval_desk_open (GTK_WIDGET (self), self->session, file,
                          reg_quotation_model_get_id (self->model));
  return TRUE;
}

static void
reg_quotation_window_init (RegQuotationWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  reg_approval_desk_add_drop (GTK_WIDGET (self), G_CALLBACK (file_dropped_cb));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (focus_changed_cb), NULL);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (breakpoint_cb), NULL);
}

static void
build_pages (RegQuotationWindow *self)
{
  self->lines = REG_QUOTATION_LINES (reg_quotation_lines_new (self->model));
  self->side = REG_QUOTATION_SIDE (reg_quotation_side_new (self->model));
  self->document = REG_QUOTATION_DOCUMENT (reg_quotation_document_new (self->model));
  gtk_box_append (self->main_box, GTK_WIDGET (self->lines));
  gtk_box_append (self->main_box, reg_price_hint_new (GTK_WINDOW (self), self->lines, self->model));
  gtk_box_append (self->main_box, reg_quotation_totals_new (self->model));
  adw_bin_set_child (self->side_bin, GTK_WIDGET (self->side));
  adw_bin_set_child (self->document_bin, GTK_WIDGET (self->document));
  adw_bin_set_child (self->revisions_bin, reg_quotation_past_new (self->model, REG_PAST_REVISIONS));
  adw_bin_set_child (self->history_bin, reg_quotation_past_new (self->model, REG_PAST_HISTORY));
}

/**
 * reg_quotation_window_new:
 * @id: a quotation, 0 to begin one
 * @party: for which customer one is begun, 0 to ask
 *
 * Returns: (transfer floating): the window
 */
GtkWindow *
reg_quotation_window_new (GtkApplication *application, RegSession *session, gint64 id, gint64 party)
{
  RegQuotationWindow *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  self->model = reg_quotation_model_new (session);
  build_pages (self);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->model, "state-changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->model, "repriced", G_CALLBACK (repriced_cb), self, 0);
  g_signal_connect_object (self->model, "save-failed", G_CALLBACK (save_failed_cb), self, 0);
  changed_cb (self->model, self);
  if (id != 0)
    load (self, id);
  else if (party != 0)
    create (self, party);
  else
    reg_quotation_window_choose_customer (self);
  return GTK_WINDOW (self);
}

RegQuotationModel *
reg_quotation_window_get_model (RegQuotationWindow *self)
{
  return self->model;
}

/* @page: "lines", "revisions", "document" or "history" */
void
reg_quotation_window_show_page (RegQuotationWindow *self, const char *page)
{
  g_return_if_fail (REG_IS_QUOTATION_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->pages, page);
}
