/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/reg-enums.h"

G_BEGIN_DECLS

/* Customers chosen by what holds for them. A segment is kept as text of one word and lines, which
 * stays readable and means the same on every computer:
 *
 *   all
 *   town is Oldenburg
 *   sales-year at-least 50000
 *   last-purchase before-days 90
 *   answer is 0190c2f0-7b1a-7000-8000-00000000002a by bicycle
 */

/* As much as a person can still read. */
#define REG_SEGMENT_MAX_CONDITIONS 20
#define REG_SEGMENT_MAX_TEXT 200 /* characters */
#define REG_SEGMENT_MAX_SIZE 16384
#define REG_SEGMENT_MAX_NAME 60 /* characters */

#define REG_SEGMENT_MAX_AMOUNT G_GINT64_CONSTANT (1000000000000000) /* minor units */
#define REG_SEGMENT_MAX_COUNT 1000000000
#define REG_SEGMENT_MAX_DAYS 36500
#define REG_SEGMENT_MAX_MONTHS 1200

/* Who is looking, in place of a member of staff. */
#define REG_SEGMENT_ME "me"

typedef enum
{
  REG_SEGMENT_BY_KIND,
  REG_SEGMENT_BY_CLASS,
  REG_SEGMENT_BY_RUNG,
  REG_SEGMENT_BY_OWNER,
  REG_SEGMENT_BY_SOURCE,
  REG_SEGMENT_BY_TOWN,
  REG_SEGMENT_BY_POSTAL_CODE,
  REG_SEGMENT_BY_COUNTRY,
  REG_SEGMENT_BY_SALES,
  REG_SEGMENT_BY_SALES_YEAR,
  REG_SEGMENT_BY_PURCHASES,
  REG_SEGMENT_BY_LAST_PURCHASE,
  REG_SEGMENT_BY_FIRST_PURCHASE,
  REG_SEGMENT_BY_LAST_CONTACT,
  REG_SEGMENT_BY_ADDED,
  REG_SEGMENT_BY_COMPLAINTS,
  REG_SEGMENT_BY_QUOTATIONS,
  REG_SEGMENT_BY_BIRTHDAY,
  REG_SEGMENT_BY_PHONE,
  REG_SEGMENT_BY_EMAIL,
  REG_SEGMENT_BY_ADDRESS,
  REG_SEGMENT_BY_FIFTH, /* of the buyers by what they brought */
  REG_SEGMENT_BY_AGE,
  REG_SEGMENT_BY_GENDER,
  REG_SEGMENT_BY_SPENDING,
  REG_SEGMENT_BY_HOLDING,
  REG_SEGMENT_BY_HOLDING_GROUP,
  REG_SEGMENT_BY_ANSWER,
  REG_N_SEGMENT_FIELDS
} RegSegmentField;

typedef enum
{
  REG_SEGMENT_OP_IS,
  REG_SEGMENT_OP_IS_NOT,
  REG_SEGMENT_OP_CONTAINS,
  REG_SEGMENT_OP_BEGINS,
  REG_SEGMENT_OP_AT_LEAST,
  REG_SEGMENT_OP_LESS_THAN,
  REG_SEGMENT_OP_WITHIN_DAYS,
  REG_SEGMENT_OP_WITHIN_MONTHS,
  REG_SEGMENT_OP_BEFORE_DAYS,
  REG_SEGMENT_OP_BEFORE_MONTHS,
  REG_SEGMENT_OP_THIS_MONTH,
  REG_SEGMENT_OP_NEXT_MONTH,
  REG_SEGMENT_OP_KNOWN,
  REG_SEGMENT_OP_EMPTY,
  REG_N_SEGMENT_OPS
} RegSegmentOp;

/* What stands after a comparison. */
typedef enum
{
  REG_SEGMENT_OPERAND_NONE,
  REG_SEGMENT_OPERAND_TEXT,
  REG_SEGMENT_OPERAND_CHOICE, /* number of the field's vocabulary */
  REG_SEGMENT_OPERAND_STAFF,  /* UUID as text, or REG_SEGMENT_ME */
  REG_SEGMENT_OPERAND_MONEY,  /* minor units of the firm's currency */
  REG_SEGMENT_OPERAND_COUNT,
  REG_SEGMENT_OPERAND_DAYS,
  REG_SEGMENT_OPERAND_MONTHS,
  REG_SEGMENT_OPERAND_MONTH, /* 1 to 12 */
} RegSegmentOperand;

/**
 * RegSegmentCompare:
 * @op: a comparison
 * @label: what people read, untranslated
 */
typedef struct
{
  RegSegmentOp op;
  const char *label;
} RegSegmentCompare;

/**
 * RegSegmentCondition:
 * @field: of the customer
 * @op: one of the field's comparisons
 * @number: the operand, where it is a number
 * @text: (nullable): the operand, where it is a text or a member of staff
 * @subject: (nullable): what of the field it is about, where reg_segment_field_has_subject(): the
 *   UUID of a question
 *
 * One thing that holds.
 */
typedef struct
{
  RegSegmentField field;
  RegSegmentOp op;
  gint64 number;
  char *text;
  char *subject;
} RegSegmentCondition;

/**
 * RegSegment:
 * @any: whether one condition is enough; otherwise all have to hold
 * @conditions: (element-type RegSegmentCondition): at most %REG_SEGMENT_MAX_CONDITIONS
 */
typedef struct
{
  gboolean any;
  GArray *conditions;
} RegSegment;

const char *reg_segment_field_get_nick (RegSegmentField field);
const char *reg_segment_field_get_label (RegSegmentField field);
const RegEnum *reg_segment_field_get_vocabulary (RegSegmentField field);
const RegSegmentCompare *reg_segment_field_get_compares (RegSegmentField field, guint *n_compares);
RegSegmentOperand reg_segment_get_operand (RegSegmentField field, RegSegmentOp op);
gboolean reg_segment_field_has_subject (RegSegmentField field);
gboolean reg_segment_operand_get_range (RegSegmentOperand operand, gint64 *low, gint64 *high);

RegSegment *reg_segment_new (gboolean any);
void reg_segment_free (RegSegment *self);
gboolean reg_segment_add (RegSegment *self, const RegSegmentCondition *condition, GError **error);
RegSegment *reg_segment_parse (const char *text, GError **error);
char *reg_segment_print (const RegSegment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegSegment, reg_segment_free)

G_END_DECLS
