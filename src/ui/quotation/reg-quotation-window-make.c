/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-quotation-window-private.h"

#include <glib/gi18n.h>

#include "ui/quotation/reg-quotation-dialogs.h"
#include "ui/quotation/reg-templates-dialog.h"
#include "ui/widgets/reg-ask.h"
#include "ui/widgets/reg-dialog.h"

/* What is made of a quotation: copies and templates. */

static void
ordered (RegQuotationOrder *order, gpointer user_data)
{
  reg_quotation_window_run (REG_QUOTATION_WINDOW (user_data), order);
}

void
reg_quotation_window_copy (RegQuotationWindow *self)
{
  reg_quotation_copy_present (self->session, GTK_WIDGET (self),
                              reg_quotation_model_get_id (self->model), ordered);
}

/* --- keeping it as a template ----------------------------------------------------------- */

static void
name_answered_cb (gpointer object, const RegAnswer *answers, gpointer data)
{
  RegQuotationWindow *self = object;
  RegQuotationOrder *order = reg_quotation_order_new (REG_ORDER_KEEP,
                                                      reg_quotation_model_get_id (self->model));

  order->text = g_strdup (answers[0].text);
  reg_quotation_window_run (self, order);
}

void
reg_quotation_window_keep (RegQuotationWindow *self)
{
  RegQuotation *quotation = reg_quotation_model_get_quotation (self->model);
  const RegAskField field = {
    .title = _ ("Name"),
    .value = reg_record_get_text (quotation->quotation, REG_QUOTATION_TITLE),
    .kind = REG_ASK_TEXT,
    .is_required = TRUE,
  };
  const RegAsk ask = {
    .heading = _ ("Save as template"),
    .body = _ ("Lines, words, terms and discounts are kept; products have the price of the day. A "
               "template with the same name is replaced."),
    .accept = _ ("_Save"),
    .fields = &field,
    .n_fields = 1,
  };

  reg_ask (GTK_WIDGET (self), &ask, name_answered_cb, self, NULL);
}

/* --- using one -------------------------------------------------------------------------- */

/* While nobody said yet for whom it is, what is chosen waits for that. */
static void
template_chosen_cb (gpointer object, gint64 id, const char *name)
{
  RegQuotationWindow *self = object;
  RegQuotationOrder *order;

  if (reg_quotation_model_get_id (self->model) == 0)
    {
      g_autofree char *subtitle = g_strdup_printf (_ ("Begins with “%s”"), name);

      self->template_id = id;
      adw_window_title_set_subtitle (self->title, subtitle);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), subtitle,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  order = reg_quotation_order_new (REG_ORDER_FILL, reg_quotation_model_get_id (self->model));
  order->template_id = id;
  reg_quotation_window_run (self, order);
}

void
reg_quotation_window_choose_template (RegQuotationWindow *self)
{
  reg_dialog_present (reg_templates_dialog_new (self->session, template_chosen_cb, self),
                      GTK_WIDGET (self));
}
