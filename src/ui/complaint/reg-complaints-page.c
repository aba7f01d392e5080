/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/complaint/reg-complaints-page.h"

#include <glib/gi18n.h>

#include "ui/complaint/reg-complaint-actions.h"
#include "ui/complaint/reg-complaint-preview.h"
#include "ui/widgets/reg-context-menu.h"

struct _RegComplaintsPage
{
  RegListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegComplaintsPage, reg_complaints_page, REG_TYPE_LIST_PAGE)

static const RegListPageInfo info = {
  .list = REG_LIST_COMPLAINTS,
  .entity = REG_ENTITY_COMPLAINT,
  .id = "complaints",
  .title = N_ ("Complaints"),
  .new_label = N_ ("New complaint"),
  .new_action = "app.new-complaint(int64 0)",
  .open_action = "app.open-complaint",
  .party_field = REG_COMPLAINT_PARTY_ID,
  .icon_name = "reg-complaint-symbolic",
  .empty_title = N_ ("No complaints"),
  .empty_text = N_ ("When somebody is unhappy, write it down here: a clock then shows how much "
                    "time there is for an answer, and everybody knows the story."),
};

static void
note_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  reg_complaint_ask_note (widget, reg_list_page_get_session (REG_LIST_PAGE (widget)),
                          g_variant_get_int64 (parameter));
}

static void
reg_complaints_page_fill_menu (RegListPage *page, GMenu *menu, gint64 id)
{
  reg_context_menu_append (menu, _ ("_Note…"), "complaints.note", id);
}

static GtkWidget *
reg_complaints_page_create_preview (RegSession *session)
{
  GtkWidget *preview = g_object_new (REG_TYPE_COMPLAINT_PREVIEW, NULL);

  reg_complaint_preview_set_session (REG_COMPLAINT_PREVIEW (preview), session);
  return preview;
}

static void
reg_complaints_page_show_preview (GtkWidget *preview, gint64 id)
{
  reg_complaint_preview_show (REG_COMPLAINT_PREVIEW (preview), id);
}

static void
reg_complaints_page_class_init (RegComplaintsPageClass *klass)
{
  RegListPageClass *list_class = REG_LIST_PAGE_CLASS (klass);

  list_class->info = &info;
  list_class->create_preview = reg_complaints_page_create_preview;
  list_class->show_preview = reg_complaints_page_show_preview;
  list_class->fill_menu = reg_complaints_page_fill_menu;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "complaints.note", "x",
                                   note_activated_cb);
}

static void
reg_complaints_page_init (RegComplaintsPage *self)
{
}

/**
 * reg_complaints_page_new:
 * @session: the open customer book
 *
 * Returns: (transfer floating): the page of all complaints
 */
GtkWidget *
reg_complaints_page_new (RegSession *session)
{
  return reg_list_page_new (REG_TYPE_COMPLAINTS_PAGE, session);
}
