/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-document.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/reg-quotation-state.h"
#include "store/reg-attachments.h"
#include "ui/quotation/reg-quotation-parts.h"
#include "ui/widgets/reg-document-page.h"

#define MAX_PAGE_WIDTH 820

/* --- the whole document ----------------------------------------------------------------- */

struct _RegQuotationDocument
{
  GtkWidget parent_instance;

  RegQuotationModel *model;
  GtkWidget *scroller;
  GtkWidget *pages;
  RegQuoteDocument *document;
  RegDocLayouts *layouts;
  GBytes *logo;
  gint64 logo_id;
  gboolean stale;
  guint idle;
};

G_DEFINE_FINAL_TYPE (RegQuotationDocument, reg_quotation_document, GTK_TYPE_WIDGET)

/**
 * reg_quotation_document_get_mark:
 *
 * Returns: what has to be written across the pages of the revision as it stands
 */
RegDocMark
reg_quotation_document_get_mark (RegQuotationDocument *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  const RegQuotationJudgement *judgement = reg_quotation_model_get_judgement (self->model);
  RegQuotationState state;

  if (quotation == NULL)
    return REG_DOC_MARK_DRAFT;
  state = (RegQuotationState)reg_record_get_int (quotation->revision, REG_QUOTATION_REVISION_STATE);
  if (reg_quotation_state_is_final_printable (state) && quotation->can_verify)
    return REG_DOC_MARK_NONE;
  if (!quotation->can_verify || (judgement != NULL && judgement->reasons->len > 0))
    return REG_DOC_MARK_NOT_APPROVED;
  return REG_DOC_MARK_DRAFT;
}

/* What was not issued yet bears the date of today. */
static RegRecord *
dated_revision (RegQuotationDocument *self)
{
  RegRecord *revision = reg_quotation_model_get_revision (self->model);
  g_autofree char *today = NULL;
  RegRecordBuilder *builder;

  if (!reg_record_is_null (revision, REG_QUOTATION_REVISION_ISSUED_ON))
    return reg_record_ref (revision);
  today = reg_session_dup_today (reg_quotation_model_get_session (self->model));
  builder = reg_record_builder_new_from (revision);
  reg_record_builder_set_text (builder, REG_QUOTATION_REVISION_ISSUED_ON, today);
  return reg_record_builder_end (builder);
}

/* A handful of small files, read when the first sheet is laid out. */
static const RegDocLayouts *
get_layouts (RegQuotationDocument *self)
{
  if (self->layouts == NULL)
    self->layouts = reg_doc_layouts_new_usual ();
  return self->layouts;
}

/**
 * reg_quotation_document_make_sheet:
 * @mark: what is written across
 *
 * Returns: (transfer full) (nullable): what is to be printed; %NULL while nothing can be computed
 */
RegDocSheet *
reg_quotation_document_make_sheet (RegQuotationDocument *self, RegDocMark mark)
{
  RegSession *session = reg_quotation_model_get_session (self->model);
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  RegRecord *firm = reg_session_get_firm (session);
  g_autoptr (GPtrArray) lines = reg_quotation_model_dup_lines (self->model);
  g_autoptr (RegRecord) revision = NULL;
  RegDocSource source = {
    .layouts = get_layouts (self),
    .firm = firm,
    .lines = lines,
    .result = reg_quotation_model_get_result (self->model),
    .logo = self->logo,
    .pictures = reg_quotation_model_get_pictures (self->model),
    .mark = mark,
  };

  if (quotation == NULL || firm == NULL || source.result == NULL
      || source.result->n_lines != lines->len)
    return NULL;
  revision = dated_revision (self);
  source.revision = revision;
  source.party = quotation->party;
  source.owner = quotation->owner;
  source.number = quotation->number;
  source.reference = reg_record_get_text (quotation->quotation, REG_QUOTATION_TITLE);
  return reg_doc_sheet_new (&source);
}

/* A layout that is not here is no reason not to show the quotation. */
static void
add_note (RegQuotationDocument *self, const char *missing)
{
  g_autofree char *text = NULL;

  if (missing == NULL)
    return;
  /* Translators: %s is the name of a layout of documents */
  text = g_strdup_printf (_ ("The layout “%s” is not on this computer. The usual one is shown."),
                          missing);
  gtk_box_append (GTK_BOX (self->pages), reg_quotation_label_new (text, "warning"));
}

static void
lay_out (RegQuotationDocument *self)
{
  g_autoptr (RegDocSheet)
      sheet = reg_quotation_document_make_sheet (self, reg_quotation_document_get_mark (self));

  self->stale = FALSE;
  if (sheet == NULL)
    return;
  g_clear_pointer (&self->document, reg_quote_document_unref);
  self->document = reg_quote_document_new (reg_doc_sheet_get_quote (sheet));
  reg_quotation_box_clear (self->pages);
  add_note (self, reg_doc_sheet_get_missing_layout (sheet));
  for (guint i = 0; i < reg_quote_document_get_n_pages (self->document); i++)
    gtk_box_append (GTK_BOX (self->pages),
                    reg_document_page_new (self->document, i, MAX_PAGE_WIDTH));
}

static gboolean
lay_out_cb (gpointer user_data)
{
  RegQuotationDocument *self = user_data;

  self->idle = 0;
  lay_out (self);
  return G_SOURCE_REMOVE;
}

/* Only laid out while somebody looks at it, and once for many changes. */
static void
queue_lay_out (RegQuotationDocument *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->idle == 0)
    self->idle = g_idle_add (lay_out_cb, self);
}

/* --- logo ------------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  GBytes *data;
} Logo;

static void
logo_free (gpointer data)
{
  Logo *logo = data;

  g_clear_pointer (&logo->data, g_bytes_unref);
  g_free (logo);
}

static gboolean
logo_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Logo *logo = data;

  logo->data = reg_attachment_load (db, logo->id, error);
  return logo->data != NULL;
}

static void
logo_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegQuotationDocument) self = user_data;
  g_autoptr (GError) error = NULL;
  Logo *logo = reg_store_job_finish (REG_STORE (object), result, &error);

  if (logo == NULL)
    {
      g_info ("No logo: %s", error->message);
      return;
    }
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = g_steal_pointer (&logo->data);
  if (self->model != NULL)
    queue_lay_out (self);
}

static void
state_changed_cb (RegQuotationModel *model, RegQuotationDocument *self)
{
  RegSession *session = reg_quotation_model_get_session (model);
  RegRecord *firm = reg_session_get_firm (session);
  gint64 id = firm != NULL ? reg_record_get_int (firm, REG_FIRM_LOGO_ID) : 0;
  Logo *logo;

  queue_lay_out (self);
  if (id == 0 || id == self->logo_id)
    return;
  self->logo_id = id;
  logo = g_new0 (Logo, 1);
  logo->id = id;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_LOW, logo_job, logo, logo_free,
                        NULL, logo_loaded_cb, g_object_ref (self));
}

/* --- widget ----------------------------------------------------------------------------- */

static void
reg_quotation_document_map (GtkWidget *widget)
{
  RegQuotationDocument *self = REG_QUOTATION_DOCUMENT (widget);

  GTK_WIDGET_CLASS (reg_quotation_document_parent_class)->map (widget);
  if (self->stale)
    queue_lay_out (self);
}

static void
reg_quotation_document_dispose (GObject *object)
{
  RegQuotationDocument *self = REG_QUOTATION_DOCUMENT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->document, reg_quote_document_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_clear_pointer (&self->layouts, reg_doc_layouts_free);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (reg_quotation_document_parent_class)->dispose (object);
}

static void
reg_quotation_document_class_init (RegQuotationDocumentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_quotation_document_dispose;
  widget_class->map = reg_quotation_document_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
reg_quotation_document_init (RegQuotationDocument *self)
{
  self->stale = TRUE;
  self->scroller = reg_quotation_column_new (MAX_PAGE_WIDTH, &self->pages);
  gtk_box_set_spacing (GTK_BOX (self->pages), 18);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
reg_quotation_document_new (RegQuotationModel *model)
{
  RegQuotationDocument *self;

  g_return_val_if_fail (REG_IS_QUOTATION_MODEL (model), NULL);

  self = g_object_new (REG_TYPE_QUOTATION_DOCUMENT, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (queue_lay_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/* How many pages are shown; 0 before somebody looked. */
guint
reg_quotation_document_get_n_pages (RegQuotationDocument *self)
{
  return self->document != NULL ? reg_quote_document_get_n_pages (self->document) : 0;
}
