/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/reg-record.h"

G_BEGIN_DECLS

char *reg_contact_text_describe (const RegRecord *point);
char *reg_contact_text_get_title (const RegRecord *point);
char *reg_contact_text_get_uri (const RegRecord *point, const char *country);
const char *reg_contact_text_get_icon (RegContactKind kind);
const char *reg_contact_text_get_action (RegContactKind kind);

const char *reg_contact_text_find_country (const char *name);

RegRecord *reg_contact_points_find (GPtrArray *points, RegContactKind kind);
RegRecord *reg_contact_points_find_phone (GPtrArray *points);
const char *reg_contact_points_get_country (GPtrArray *points, const char *firm_country);
char *reg_contact_points_to_text (GPtrArray *points);

G_END_DECLS
