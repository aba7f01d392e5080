/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/customer/reg-link-form.h"

#include <glib/gi18n.h>

#include "ui/customer/reg-relations-text.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/widgets/reg-dialog.h"
#include "ui/widgets/reg-party-search.h"
#include "ui/widgets/reg-toaster.h"

/* Added to the kind of a link that runs from the other one to this customer. */
#define REVERSE 100
#define SEARCH_HEIGHT 420

typedef struct
{
  RegSession *session;
  gint64 party;
  gint64 other;
} Link;

enum
{
  ASK_KIND,
  ASK_NOTE,
  N_ASKED
};

/* What the other one may be; somebody who works here is who one mostly has in mind. */
static const gint64 kinds[] = {
  REVERSE + REG_LINK_KIND_WORKS_FOR,
  REG_LINK_KIND_WORKS_FOR,
  REG_LINK_KIND_FAMILY,
  REG_LINK_KIND_KNOWS,
  REVERSE + REG_LINK_KIND_KNOWS,
  REVERSE + REG_LINK_KIND_PART_OF,
  REG_LINK_KIND_PART_OF,
};

static void
link_free (gpointer data)
{
  Link *link = data;

  g_clear_object (&link->session);
  g_free (link);
}

static Link *
link_new (RegSession *session, gint64 party, gint64 other)
{
  Link *link = g_new0 (Link, 1);

  link->session = g_object_ref (session);
  link->party = party;
  link->other = other;
  return link;
}

/* The form knows kinds only; which end is which stands in the kind. */
static void
complete_link (RegRecordForm *form, GPtrArray *records, gpointer data)
{
  const Link *link = data;
  RegRecordBuilder *builder = reg_record_builder_new_from (records->pdata[0]);
  gint64 kind = reg_record_get_int (records->pdata[0], REG_PARTY_LINK_KIND);
  gboolean is_reverse = kind >= REVERSE;

  reg_record_builder_set_int (builder, REG_PARTY_LINK_KIND, is_reverse ? kind - REVERSE : kind);
  reg_record_builder_set_ref (builder, REG_PARTY_LINK_FROM_ID,
                              is_reverse ? link->other : link->party);
  reg_record_builder_set_ref (builder, REG_PARTY_LINK_TO_ID,
                              is_reverse ? link->party : link->other);
  reg_record_unref (records->pdata[0]);
  records->pdata[0] = reg_record_builder_end (builder);
}

static char **
list_kinds (void)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const RegRelation relation = { .kind = (RegLinkKind)(kinds[i] % REVERSE),
                                     .is_reverse = kinds[i] >= REVERSE };

      g_strv_builder_add (words, reg_relations_text_how (&relation));
    }
  return g_strv_builder_end (words);
}

/* Takes @link. */
static void
ask (GtkWidget *from, Link *link, const char *name, RegRecord *record)
{
  g_auto (GStrv) words = list_kinds ();
  g_autofree char *usual = g_strdup_printf ("%" G_GINT64_FORMAT, kinds[0]);
  const RegFormField fields[N_ASKED] = {
    [ASK_KIND] = { REG_PARTY_LINK_KIND, _ ("_How"), REG_FORM_CHOICE, .choices = words,
                   .values = kinds, .usual = usual },
    [ASK_NOTE] = { REG_PARTY_LINK_NOTE, _ ("N_ote, such as a position"), REG_FORM_TEXT },
  };
  const RegRecordFormSpec spec = {
    .entity = REG_ENTITY_PARTY_LINK,
    .title = name,
    .saved = record != NULL ? _ ("Link changed") : _ ("Linked"),
    .removed = _ ("Link removed"),
    .fields = fields,
    .n_fields = N_ASKED,
    .extend = complete_link,
  };

  reg_record_form_open (from, link->session, &spec, record, link, link_free);
}

/* --- a new one -------------------------------------------------------------------------- */

static void
chosen_cb (RegPartySearch *search, gint64 id, const char *name, GtkWidget *from)
{
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (search), ADW_TYPE_DIALOG));
  const Link *link = g_object_get_data (G_OBJECT (search), "reg-link");
  Link *own = link_new (link->session, link->party, id);
  g_autofree char *title = g_strdup (name);

  adw_dialog_close (dialog);
  if (id != own->party)
    {
      ask (from, own, title, NULL);
      return;
    }
  link_free (own);
  reg_toaster_show (from, _ ("Nobody is linked to themselves."));
}

/**
 * reg_link_form_add:
 * @from: where it is asked for; what was done is told there
 * @party: the customer
 *
 * Asks for somebody, then how they belong to the customer.
 */
void
reg_link_form_add (GtkWidget *from, RegSession *session, gint64 party)
{
  RegPartySearch *search;
  GtkWidget *page = reg_party_search_page_new (session, _ ("Who is linked to them?"), &search);
  GtkWidget *view = adw_toolbar_view_new ();
  AdwDialog *dialog = adw_dialog_new ();

  g_object_set_data_full (G_OBJECT (search), "reg-link", link_new (session, party, 0), link_free);
  g_signal_connect_object (search, "chosen", G_CALLBACK (chosen_cb), from, 0);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Link"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, SEARCH_HEIGHT);
  adw_dialog_set_child (dialog, view);
  reg_dialog_present (dialog, from);
  gtk_widget_grab_focus (GTK_WIDGET (search));
}

/* --- one that is there ------------------------------------------------------------------ */

typedef struct
{
  GtkWidget *from;
  Link *link;
  char *name;
  gint64 id;
  RegRecord *record;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->from);
  g_clear_pointer (&load->link, link_free);
  g_clear_pointer (&load->record, reg_record_unref);
  g_free (load->name);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->record = reg_db_load (db, REG_ENTITY_PARTY_LINK, load->id, error);
  return load->record != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  RegRecordBuilder *builder;
  g_autoptr (RegRecord) record = NULL;

  if (reg_store_job_finish (REG_STORE (object), result, &error) == NULL)
    reg_toaster_show_error (load->from, _ ("The link could not be read."), error);
  else if (gtk_widget_get_root (load->from) != NULL)
    {
      builder = reg_record_builder_new_from (load->record);
      if (reg_record_get_int (load->record, REG_PARTY_LINK_TO_ID) == load->link->party)
        reg_record_builder_set_int (builder, REG_PARTY_LINK_KIND,
                                    REVERSE
                                        + reg_record_get_int (load->record, REG_PARTY_LINK_KIND));
      record = reg_record_builder_end (builder);
      ask (load->from, g_steal_pointer (&load->link), load->name, record);
    }
  load_free (load);
}

/**
 * reg_link_form_edit:
 * @from: where it is asked for; what was done is told there
 * @party: the customer
 * @relation: how the other one belongs to them
 */
void
reg_link_form_edit (GtkWidget *from, RegSession *session, gint64 party, const RegRelation *relation)
{
  Load *load = g_new0 (Load, 1);

  load->from = g_object_ref (from);
  load->link = link_new (session, party, relation->party);
  load->name = g_strdup (relation->name);
  load->id = relation->link;
  reg_store_read_async (reg_session_get_store (session), G_PRIORITY_HIGH, load_job, load, NULL,
                        NULL, loaded_cb, load);
}
