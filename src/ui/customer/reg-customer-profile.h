/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-record.h"

G_BEGIN_DECLS

/* More about a person than what business needs, folded away until somebody wants it.
 * Emits changed (). */
#define REG_TYPE_CUSTOMER_PROFILE (reg_customer_profile_get_type ())
G_DECLARE_FINAL_TYPE (
    RegCustomerProfile, reg_customer_profile, REG, CUSTOMER_PROFILE, AdwPreferencesGroup)

void reg_customer_profile_show (RegCustomerProfile *self, const RegRecord *party);
void reg_customer_profile_read (RegCustomerProfile *self, RegRecordBuilder *builder);
gboolean reg_customer_profile_focus (RegCustomerProfile *self, int field);
void reg_customer_profile_set_kept (RegCustomerProfile *self, int field, gboolean is_kept);

const int *reg_customer_profile_list_fields (guint *n_fields);
char *reg_customer_profile_describe (const RegRecord *party, int field);

G_END_DECLS
