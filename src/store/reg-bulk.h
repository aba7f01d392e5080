/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

typedef enum
{
  REG_BULK_OWNER,
  REG_BULK_CLASS,
  REG_BULK_RHYTHM,
  REG_BULK_LANGUAGE,
  REG_BULK_RUNG,
  REG_BULK_UNWANTED,
  REG_BULK_NOTE,
  REG_BULK_DELETE,
  REG_N_BULKS
} RegBulk;

/**
 * RegBulkChange:
 * @what: what is changed
 * @number: owner: id of a member of staff, 0 for nobody; rhythm: #RegRepeat, -1 for what the class
 *   says; rung: #RegRung, -1 for what the rules say; unwanted: whether they are
 * @text: (nullable): class, language, the line of the note; the reason for a rung or for being unwanted
 *
 * One thing that is done to many customers.
 */
typedef struct
{
  RegBulk what;
  gint64 number;
  const char *text;
} RegBulkChange;

/**
 * RegBulkResult:
 * @n_changed: customers that are otherwise now
 * @n_same: left alone, because they were so already
 * @n_gone: left alone, because they were deleted meanwhile
 * @n_restricted: left alone, because what is known of them may only be kept
 */
typedef struct
{
  gint64 n_changed;
  gint64 n_same;
  gint64 n_gone;
  gint64 n_restricted;
} RegBulkResult;

gboolean reg_bulk_apply (RegDb *db,
                         const RegBulkChange *change,
                         const gint64 *parties,
                         gsize n_parties,
                         RegBulkResult *result,
                         GError **error);

G_END_DECLS
