/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of many colleagues who met a customer, few know the customer well. */

gsize reg_acquaintance_count_close (const gint64 *n_contacts, gsize n_people);

G_END_DECLS
