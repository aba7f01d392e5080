/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-canonical.h"
#include "core/reg-signed-file.h"
#include "core/reg-uid.h"

G_BEGIN_DECLS

#define REG_APPROVAL_REQUEST_ID_SIZE 16
/* How long an answer may take: ms. */
#define REG_APPROVAL_REQUEST_LIFE (G_GINT64_CONSTANT (14) * 24 * 60 * 60 * 1000)

/* A person of the firm that asks, by the identifier they have in its book. */
typedef struct
{
  guint8 uid[REG_UID_SIZE];
  char *name;
} RegRequestPerson;

/* A signature that is needed: of the one who is named, or of anybody with that role. */
typedef struct
{
  gint64 level;
  gint64 role;
  char *name; /* (nullable) */
} RegRequestStep;

/* A limit of the policy that is broken; see RegApprovalMatch. */
typedef struct
{
  gint64 condition;
  gint64 actual;
  gint64 limit;
  gint64 line; /* from 0, -1 for the whole */
} RegRequestLimit;

/**
 * RegApprovalRequest:
 * @id: at random, for this request only
 * @firm: whose quotation it is
 * @quotation: which one
 * @revision: which of its revisions
 * @asker: who asked
 * @content: canonical bytes of the revision: what the approver sees is what the approval binds to
 * @content_hash: of @content; never carried, always computed
 * @reason: (nullable): why it is asked for
 * @discount: of the whole, ppm
 * @asked_at: ms UTC: when it was handed in; another handing in needs another request
 * @made_at: ms UTC: when the file was made
 * @expires_at: ms UTC: answers taken in later do not count
 * @steps: (element-type RegRequestStep): which signatures are asked for
 * @people: (element-type RegRequestPerson): who may give one now
 * @limits: (element-type RegRequestLimit): what the quotation breaks
 * @hash: of the payload; set by reading and by writing
 *
 * What somebody without a network asks another computer for.
 */
typedef struct
{
  guint8 id[REG_APPROVAL_REQUEST_ID_SIZE];
  guint8 firm[REG_UID_SIZE];
  guint8 quotation[REG_UID_SIZE];
  guint8 revision[REG_UID_SIZE];
  guint8 asker[REG_UID_SIZE];
  char *firm_name;
  char *number;
  char *customer;
  char *asker_name;
  char *reason;
  GBytes *content;
  guint8 content_hash[REG_HASH_SIZE];
  gint64 discount;
  gint64 asked_at;
  gint64 made_at;
  gint64 expires_at;
  GPtrArray *steps;
  GPtrArray *people;
  GPtrArray *limits;
  guint8 hash[REG_HASH_SIZE];
} RegApprovalRequest;

RegApprovalRequest *reg_approval_request_new (void);
void reg_approval_request_free (RegApprovalRequest *self);
void reg_approval_request_add_step (RegApprovalRequest *self,
                                    gint64 level,
                                    gint64 role,
                                    const char *name);
void
reg_approval_request_add_person (RegApprovalRequest *self, const guint8 *uid, const char *name);
void reg_approval_request_add_limit (RegApprovalRequest *self, const RegRequestLimit *limit);
const RegRequestPerson *reg_approval_request_find_person (const RegApprovalRequest *self,
                                                          const guint8 *uid);

GBytes *reg_approval_request_write (RegApprovalRequest *self);
RegApprovalRequest *reg_approval_request_read (GBytes *payload, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegApprovalRequest, reg_approval_request_free)

G_END_DECLS
