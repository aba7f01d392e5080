/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "shop-fixture.h"

#include "core/reg-signed-file.h"
#include "store/reg-approval-files.h"

/* Two computers without a network: at the near one the seller asks, at the far one the manager
 * answers, in a book of its own. Each knows and trusts the other's key. */
typedef struct
{
  Shop near; /* first, so that the functions of the shop's fixture take it too */
  Shop far;
  RegSigningKey *near_key, *far_key, *strange_key;
} Desks;

void desks_set_up (Desks *desks, gconstpointer unused);
void desks_tear_down (Desks *desks, gconstpointer unused);

/* What the store was refused with, -1 when it went through. */
int desks_try_ask (Desks *desks, gint64 quotation, GBytes **request);
int desks_try_answer (Desks *desks,
                      GBytes *request,
                      const RegApprovalReply *reply,
                      const RegSigningKey *key,
                      GBytes **answer);
int desks_try_take (Desks *desks, GBytes *answer, gint64 quotation, RegApprovalTaken *taken);
int desks_try_trust (
    Shop *shop, const RegSigningKey *key, const char *fingerprint, gint64 staff, GBytes *card);
int desks_try_revoke (Shop *shop, const RegSigningKey *key);

GBytes *desks_ask (Desks *desks, gint64 quotation);
GBytes *desks_answer (
    Desks *desks, GBytes *request, RegApprovalEventKind kind, gint64 limit, const char *comment);
GPtrArray *desks_list_keys (Shop *shop);
GBytes *desks_make_card (const RegSigningKey *key, const char *computer);

/* The parts of a file, to be put together in another way. */
RegApprovalRequest *desks_open_request (GBytes *text);
RegApprovalAnswer *desks_open_answer (GBytes *text);
GBytes *
desks_sign_answer (const RegApprovalAnswer *answer, const RegSigningKey *key, GBytes *request);
GBytes *desks_sign_request (RegApprovalRequest *request, const RegSigningKey *key);
