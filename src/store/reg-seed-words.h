/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the made-up customers of a seeded file come from. */
typedef struct
{
  const char *country;
  const char *town;
  const char *phone_prefix;
  const char *postal_format;
} RegSeedTown;

extern const char *const reg_seed_given_names[];
extern const char *const reg_seed_family_names[];
extern const char *const reg_seed_trades[];
extern const char *const reg_seed_streets[];
extern const RegSeedTown reg_seed_towns[];
extern const char *const reg_seed_things[];
extern const char *const reg_seed_makes[];
extern const char *const reg_seed_talk[];
extern const char *const reg_seed_trouble[];

extern const guint reg_seed_n_given_names;
extern const guint reg_seed_n_family_names;
extern const guint reg_seed_n_trades;
extern const guint reg_seed_n_streets;
extern const guint reg_seed_n_towns;
extern const guint reg_seed_n_things;
extern const guint reg_seed_n_makes;
extern const guint reg_seed_n_talk;
extern const guint reg_seed_n_trouble;

G_END_DECLS
