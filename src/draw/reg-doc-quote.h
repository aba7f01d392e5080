/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "draw/reg-chart-style.h"
#include "draw/reg-doc-layout.h"

G_BEGIN_DECLS

/** RegDocLineKind: what a line of a quotation is. */
typedef enum
{
  REG_DOC_LINE_NORMAL,
  REG_DOC_LINE_OPTIONAL,    /* an addition the customer may take */
  REG_DOC_LINE_ALTERNATIVE, /* instead of another line */
  REG_DOC_LINE_TEXT,        /* words between the lines */
  REG_DOC_LINE_SECTION,     /* a heading */
} RegDocLineKind;

/**
 * RegDocLine:
 * @kind: what kind of line
 * @chosen: whether an optional or alternative line was taken, so that it counts
 * @code: (nullable): article number
 * @description: what it is, in the customer's language; may have several lines
 * @quantity: millionths
 * @unit: (nullable): of the quantity, such as "h" or "m²"
 * @unit_price: 1/10,000 of a minor unit
 * @discount_rate: what comes off the line in ppm, or 0
 * @discount_amount: what comes off the line in minor units, when there is no @discount_rate
 * @tax_rate: ppm; shown when the document has several rates
 * @amount: quantity × price less discount, minor units
 * @tax_parts: (nullable): the taxes @tax_rate is made up of, as they are kept
 * @exempt_reason: (nullable): why @tax_rate is 0
 * @picture: (nullable): a PNG that stands beside the description; left out when it cannot be read
 *
 * A line of a quotation. Text and section lines have a @description only.
 */
typedef struct
{
  RegDocLineKind kind;
  gboolean chosen;
  const char *code;
  const char *description;
  gint64 quantity;
  const char *unit;
  gint64 unit_price;
  gint64 discount_rate;
  gint64 discount_amount;
  gint64 tax_rate;
  gint64 amount;
  const char *tax_parts;
  const char *exempt_reason;
  GBytes *picture;
} RegDocLine;

/**
 * RegDocTax:
 * @name: (nullable): of the tax, or %NULL for the usual word in the document's language
 * @rate: ppm
 * @base: what it is counted on, minor units
 * @amount: the tax, minor units
 * @note: (nullable): why there is none, where there is none
 */
typedef struct
{
  const char *name;
  gint64 rate;
  gint64 base;
  gint64 amount;
  const char *note;
} RegDocTax;

typedef enum
{
  REG_DOC_PAPER_A4,
  REG_DOC_PAPER_LETTER,
} RegDocPaper;

typedef enum
{
  REG_DOC_DIRECTION_AUTO, /* as the language has it */
  REG_DOC_DIRECTION_LTR,
  REG_DOC_DIRECTION_RTL,
} RegDocDirection;

/** RegDocMark: what is written across every page. */
typedef enum
{
  REG_DOC_MARK_NONE,
  REG_DOC_MARK_DRAFT,
  REG_DOC_MARK_NOT_APPROVED,
} RegDocMark;

/**
 * RegDocQuote:
 * @layout: (nullable): how it looks, %NULL for the usual look
 * @firm_name: who offers
 * @firm_address: (nullable): its address, a line each
 * @firm_contact: (nullable): how to reach it, a line each
 * @firm_tax_number: (nullable): as it is to be printed, with its name: "VAT NL0012…"
 * @letterhead: (nullable): words below the name at the head, at most three lines
 * @logo: (nullable): a PNG; one that cannot be read is left out
 * @has_color: whether the firm has a @color for its name, rules and bands
 * @color: that colour; made darker where it could not be read
 * @footer: (nullable): bank account, register number and the like
 * @customer_name: for whom
 * @customer_address: (nullable): a line each, the country last
 * @number: of the quotation with its revision, or a word for a draft
 * @date: YYYY-MM-DD; also the date inside the PDF
 * @valid_until: (nullable): YYYY-MM-DD
 * @reference: (nullable): the customer's own reference
 * @contact_person: (nullable): who answers questions
 * @intro: (nullable): text before the lines
 * @terms: (nullable): text after the totals
 * @lines: the lines in their order
 * @n_lines: how many
 * @currency: ISO 4217
 * @prices_include_tax: whether prices and amounts on the lines contain the tax
 * @subtotal: sum of the lines that count before @discount, minor units
 * @discount: what the discount on the whole takes off, minor units, 0 for none
 * @discount_rate: the same in ppm when it was given as a percentage, or 0
 * @net: without tax, before cash rounding
 * @taxes: each tax by name and rate
 * @n_taxes: how many
 * @cash_rounding: last line of its own, or 0
 * @gross: what is to be paid
 * @has_options: whether @gross_with_options is shown
 * @gross_with_options: total with all optional lines
 * @language: (nullable): of the customer, with or without country: "nl", "de_AT"; words exist in
 *   en, nl, de, fr and es, others get English words with their own numbers
 * @direction: which side reading starts at
 * @paper: sheet
 * @mark: what is written across
 * @approved_by: (nullable): who approved it, when that is to be printed
 * @signature: whether there is a box for the customer's signature
 *
 * Everything that is printed, as plain values; nothing is owned and nothing is computed except
 * the subtotals of sections.
 */
typedef struct
{
  const RegDocLayout *layout;
  const char *firm_name;
  const char *firm_address;
  const char *firm_contact;
  const char *firm_tax_number;
  const char *letterhead;
  GBytes *logo;
  gboolean has_color;
  RegColor color;
  const char *footer;
  const char *customer_name;
  const char *customer_address;
  const char *number;
  const char *date;
  const char *valid_until;
  const char *reference;
  const char *contact_person;
  const char *intro;
  const char *terms;
  const RegDocLine *lines;
  gsize n_lines;
  const char *currency;
  gboolean prices_include_tax;
  gint64 subtotal;
  gint64 discount;
  gint64 discount_rate;
  gint64 net;
  const RegDocTax *taxes;
  gsize n_taxes;
  gint64 cash_rounding;
  gint64 gross;
  gboolean has_options;
  gint64 gross_with_options;
  const char *language;
  RegDocDirection direction;
  RegDocPaper paper;
  RegDocMark mark;
  const char *approved_by;
  gboolean signature;
} RegDocQuote;

G_END_DECLS
