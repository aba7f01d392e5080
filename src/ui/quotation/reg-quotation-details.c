/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-date.h"
#include "ui/campaign/reg-campaign-row.h"
#include "ui/quotation/reg-layout-choice.h"
#include "ui/reg-edit.h"
#include "ui/widgets/reg-dialog.h"

/* What stands around the lines: validity, days to pay, opening words, terms. Everything is taken as
 * it is typed, like the lines. */

#define MAX_PAYMENT_DAYS 365

typedef struct
{
  RegQuotationModel *model;
  GtkWidget *valid_until;
  char *before; /* the day that stood there at first */
  GtkWidget *payment_days;
  GtkWidget *layout;
  GtkTextView *intro;
  GtkTextView *terms;
} Details;

static void
details_free (gpointer data, GClosure *closure)
{
  Details *details = data;

  reg_quotation_model_seal (details->model);
  g_object_unref (details->model);
  g_free (details->before);
  g_free (details);
}

/* The order in which people here write a date. */
static RegDateOrder
usual_order (void)
{
  g_autoptr (GDateTime) sample = g_date_time_new_utc (2001, 12, 31, 0, 0, 0);
  g_autofree char *text = g_date_time_format (sample, "%x");
  const char *day = strstr (text, "31");
  const char *month = strstr (text, "12");

  if (g_str_has_prefix (text, "2001") || g_str_has_prefix (text, "01"))
    return REG_DATE_ORDER_YMD;
  return day != NULL && month != NULL && day > month ? REG_DATE_ORDER_MDY : REG_DATE_ORDER_DMY;
}

static void
set_text (Details *details, int field, const char *text)
{
  RegValue value = { .type = REG_VALUE_NULL };

  if (*text != '\0')
    {
      value.type = REG_VALUE_TEXT;
      value.text = (char *)text;
    }
  reg_quotation_model_set_detail (details->model, field, &value);
}

/* While the day cannot be understood the one from before stays in force. */
static void
valid_until_changed_cb (Details *details)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (details->valid_until));
  char date[REG_DATE_SIZE] = "";
  gboolean is_wrong = *text != '\0'
                      && (!reg_date_parse (text, usual_order (), date)
                          || !reg_date_has_year (date));

  if (is_wrong)
    gtk_widget_add_css_class (details->valid_until, "error");
  else
    gtk_widget_remove_css_class (details->valid_until, "error");
  set_text (details, REG_QUOTATION_REVISION_VALID_UNTIL, is_wrong ? details->before : date);
}

static void
payment_days_changed_cb (Details *details)
{
  RegValue value = { .type = REG_VALUE_INT };

  value.i = (gint64)adw_spin_row_get_value (ADW_SPIN_ROW (details->payment_days));
  reg_quotation_model_set_detail (details->model, REG_QUOTATION_REVISION_PAYMENT_DAYS, &value);
}

static void
layout_changed_cb (Details *details)
{
  set_text (details, REG_QUOTATION_REVISION_LAYOUT, reg_layout_choice_get (details->layout));
}

static void
take_text (Details *details, GtkTextView *view, int field)
{
  g_autofree char *text = reg_text_area_dup (view);

  set_text (details, field, text);
}

static void
intro_changed_cb (Details *details)
{
  take_text (details, details->intro, REG_QUOTATION_REVISION_INTRO);
}

static void
terms_changed_cb (Details *details)
{
  take_text (details, details->terms, REG_QUOTATION_REVISION_TERMS);
}

static GtkWidget *
make_text_group (const char *title, GtkTextView **view, const char *text, gboolean editable)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reg_text_area_new (title, view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (*view), text, -1);
  gtk_text_view_set_editable (*view, editable);
  return group;
}

static GtkWidget *
make_days_group (Details *details, RegRecord *revision)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *before = reg_record_get_text (revision, REG_QUOTATION_REVISION_VALID_UNTIL);
  g_autofree char *until = reg_date_format (before, "%x");

  details->before = g_strdup (before);
  details->valid_until = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (details->valid_until), _ ("Valid until"));
  gtk_editable_set_text (GTK_EDITABLE (details->valid_until), until != NULL ? until : "");
  details->payment_days = adw_spin_row_new_with_range (0, MAX_PAYMENT_DAYS, 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (details->payment_days), _ ("Days to pay"));
  adw_spin_row_set_value (
      ADW_SPIN_ROW (details->payment_days),
      (double)reg_record_get_int (revision, REG_QUOTATION_REVISION_PAYMENT_DAYS));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), details->valid_until);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), details->payment_days);
  return group;
}

static GtkWidget *
make_layout_group (Details *details, RegRecord *revision)
{
  GtkWidget *group = adw_preferences_group_new ();
  RegRecord *firm = reg_session_get_firm (reg_quotation_model_get_session (details->model));
  g_autoptr (RegDocLayouts) layouts = reg_doc_layouts_new_usual ();

  details->layout = reg_layout_choice_new (
      layouts, firm != NULL ? reg_record_get_text (firm, REG_FIRM_LAYOUT) : NULL,
      reg_record_get_text (revision, REG_QUOTATION_REVISION_LAYOUT));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), details->layout);
  g_signal_connect_swapped (details->layout, "notify::selected", G_CALLBACK (layout_changed_cb),
                            details);
  return group;
}

/* Where it comes from is no part of what the customer was sent: it can be said at any time. */
static void
campaign_chosen_cb (RegCampaignRow *row, Details *details)
{
  const RegEditWords words = { .kind = "edit",
                               .done = _ ("Campaign chosen"),
                               .failed = _ ("The campaign was not noted.") };
  RegValue value = { .type = REG_VALUE_NULL };

  value.i = reg_campaign_row_get_campaign (row);
  if (value.i != 0)
    value.type = REG_VALUE_INT;
  reg_edit_set (GTK_WIDGET (row), reg_quotation_model_get_session (details->model), &words,
                REG_ENTITY_QUOTATION, reg_quotation_model_get_id (details->model),
                REG_QUOTATION_CAMPAIGN_ID, &value);
}

static GtkWidget *
make_campaign_group (Details *details)
{
  GtkWidget *group = adw_preferences_group_new ();
  RegQuotation *quotation = reg_quotation_model_get_quotation (details->model);
  GtkWidget *row = reg_campaign_row_new (reg_quotation_model_get_session (details->model));

  reg_campaign_row_set_campaign (
      REG_CAMPAIGN_ROW (row), reg_record_get_int (quotation->quotation, REG_QUOTATION_CAMPAIGN_ID));
  g_object_bind_property (row, "visible", group, "visible", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect (row, "chosen", G_CALLBACK (campaign_chosen_cb), details);
  return group;
}

/**
 * reg_quotation_details_present:
 *
 * Shows what stands around the lines. A quotation that was handed in can only be read.
 */
void
reg_quotation_details_present (RegQuotationModel *model, GtkWidget *parent)
{
  RegRecord *revision = reg_quotation_model_get_revision (model);
  gboolean editable = reg_quotation_model_get_editable (model);
  Details *details = g_new0 (Details, 1);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *days, *layout;
  AdwDialog *dialog = adw_preferences_dialog_new ();

  details->model = g_object_ref (model);
  days = make_days_group (details, revision);
  layout = make_layout_group (details, revision);
  gtk_widget_set_sensitive (days, editable);
  gtk_widget_set_sensitive (layout, editable);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (days));
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (make_text_group (
          _ ("Opening words"), &details->intro,
          reg_record_get_text (revision, REG_QUOTATION_REVISION_INTRO), editable)));
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (make_text_group (
          _ ("Terms"), &details->terms,
          reg_record_get_text (revision, REG_QUOTATION_REVISION_TERMS), editable)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (layout));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_campaign_group (details)));
  g_signal_connect_swapped (details->valid_until, "changed", G_CALLBACK (valid_until_changed_cb),
                            details);
  g_signal_connect_swapped (details->payment_days, "notify::value",
                            G_CALLBACK (payment_days_changed_cb), details);
  g_signal_connect_swapped (gtk_text_view_get_buffer (details->intro), "changed",
                            G_CALLBACK (intro_changed_cb), details);
  g_signal_connect_data (gtk_text_view_get_buffer (details->terms), "changed",
                         G_CALLBACK (terms_changed_cb), details, details_free, G_CONNECT_SWAPPED);
  adw_dialog_set_title (dialog, _ ("Terms and validity"));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  reg_dialog_present (dialog, parent);
}
