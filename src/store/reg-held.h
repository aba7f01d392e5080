/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegHeld:
 * @record: a record; in the bin too
 * @depth: 0, or how far it is a part of the one before: a line of a sale has 1
 * @how: (nullable): by what it came into the book, as its history says; %NULL when that says nothing
 * @who: (nullable): the name of who did that
 * @at: when, ms UTC
 *
 * A record in which a customer stands, and where it comes from.
 */
typedef struct
{
  RegRecord *record;
  int depth;
  char *how;
  char *who;
  gint64 at;
} RegHeld;

/**
 * RegHeldBook:
 * @firm: (nullable): whose book it is
 * @party: the customer
 * @records: (element-type RegHeld): the customer, and all that refers to it, by kind of record
 * @field_rules: (element-type RegRecord): what the firm says about the purpose of fields
 * @questions: (element-type RegRecord): what customers are asked
 * @today: "YYYY-MM-DD"
 *
 * Everything a book holds on one customer.
 */
typedef struct
{
  RegRecord *firm;
  RegRecord *party;
  GPtrArray *records;
  GHashTable *names;
  GPtrArray *field_rules;
  GPtrArray *questions;
  char *today;
} RegHeldBook;

RegHeldBook *reg_held_load (RegDb *db, gint64 party, GError **error);
void reg_held_book_free (RegHeldBook *self);
const char *reg_held_book_get_name (const RegHeldBook *self, RegEntityId entity, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegHeldBook, reg_held_book_free)

G_END_DECLS
