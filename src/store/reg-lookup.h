/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db.h"

G_BEGIN_DECLS

/* Keys of all records at once, for imports that look up each of their rows. */
typedef struct _RegLookup RegLookup;

RegLookup *reg_lookup_load (RegDb *db, RegEntityId entity, int field, GError **error);
gboolean
reg_lookup_load_more (RegLookup *self, RegDb *db, RegEntityId entity, int field, GError **error);
RegLookup *reg_lookup_new_for_parties (RegDb *db, int field);
RegLookup *reg_lookup_load_people (RegDb *db, GError **error);
void reg_lookup_free (RegLookup *self);
gint64 reg_lookup_find (RegLookup *self, const char *key);
gint64 reg_lookup_find_merged (RegLookup *self, const char *key);
void reg_lookup_add (RegLookup *self, const char *key, gint64 id);

/* The key under which a person is known who has no number: the name with one way to reach them. */
void reg_lookup_start_person_key (GString *key, const char *name);
void reg_lookup_end_person_key (GString *key, const char *reach);
char *reg_lookup_person_key (const char *name, const char *reach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegLookup, reg_lookup_free)

G_END_DECLS
