/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/**
 * RegMovements:
 * @parties: (element-type gint64): all customers who are not in the bin
 * @from: where each of them stood at the first date: #RegRung, 255 when they were none yet
 * @to: the same at the second
 *
 * Where customers stood at two dates.
 */
typedef struct
{
  GArray *parties;
  GByteArray *from;
  GByteArray *to;
} RegMovements;

RegMovements *reg_movements_load (RegDb *db,
                                  const char *from_on,
                                  const char *to_on,
                                  gint *done,
                                  GCancellable *cancellable,
                                  GError **error);
void reg_movements_free (RegMovements *self);
GArray *reg_movements_list (const RegMovements *self, int from, int to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegMovements, reg_movements_free)

G_END_DECLS
