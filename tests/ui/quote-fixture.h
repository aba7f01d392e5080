/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui-fixture.h"
#include "ui/quotation/reg-quotation-model.h"

/* The small shop with things to sell, a customer, a salesperson who is working and a manager who
 * may approve with the PIN 2468. */
typedef struct
{
  UiFixture ui;
  gint64 seller;
  gint64 manager;
  gint64 party;
  gint64 bike;
  gint64 rack;
  gint64 service;
} QuoteFixture;

#define QUOTE_PIN "2468"

void quote_fixture_set_up (QuoteFixture *self, gconstpointer unused);
void quote_fixture_tear_down (QuoteFixture *self, gconstpointer unused);

gint64 quote_fixture_create (QuoteFixture *self);
RegRecord *quote_fixture_product (QuoteFixture *self, gint64 id);
RegQuotation *quote_fixture_load (QuoteFixture *self, gint64 id);
RegQuotationModel *quote_fixture_open (QuoteFixture *self, gint64 id);
void quote_fixture_fill (QuoteFixture *self, RegQuotationModel *model);
void quote_fixture_flush (RegQuotationModel *model);
void quote_fixture_submit (QuoteFixture *self, gint64 id, const char *reason);

void quote_press (GtkWidget *widget, guint keyval, GdkModifierType state);
