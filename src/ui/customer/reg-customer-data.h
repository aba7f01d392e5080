/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "store/reg-counter.h"
#include "store/reg-customer-card.h"
#include "store/reg-facts.h"
#include "store/reg-questions.h"
#include "store/reg-relations.h"
#include "store/reg-shift-notes.h"
#include "store/reg-timeline.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/**
 * RegCustomerData:
 * @card: who it is, what is open, what they brought
 * @counter: what the rules for what to say next look at
 * @photo: (nullable): their photo, decoded
 * @quotation_states: (element-type int): #RegQuotationState for each open quotation of the card
 * @last: (element-type RegTimelineEntry): the newest entries of the timeline
 * @steps: (element-type RegValueStep): what each day brought, oldest first; %NULL in a preview
 * @facts: (element-type RegFact): how sure everything is that stands in the book; %NULL in a preview
 * @known: (element-type RegKnown): what they told us and what to ask them; %NULL in a preview
 * @relations: (element-type RegRelation): people and firms they are linked to; %NULL in a preview
 * @notes: (element-type RegShiftNote): left for the next shift about them, and still open
 *
 * Everything the preview or the window says about one customer, read in one go.
 */
typedef struct
{
  RegCustomerCard *card;
  RegCounter *counter;
  GdkTexture *photo;
  GArray *quotation_states;
  GPtrArray *last;
  GArray *steps;
  GArray *facts;
  GPtrArray *known;
  GPtrArray *relations;
  GPtrArray *notes;
} RegCustomerData;

void reg_customer_data_free (RegCustomerData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegCustomerData, reg_customer_data_free)

void reg_customer_data_load_async (RegSession *session,
                                   gint64 party,
                                   gboolean with_steps,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RegCustomerData *
reg_customer_data_load_finish (RegSession *session, GAsyncResult *result, GError **error);

char *reg_customer_data_describe (const RegCustomerData *self, RegSession *session);
guint64 reg_customer_data_get_entities (void);

G_END_DECLS
