/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/reg-signing-key.h"

G_BEGIN_DECLS

/* Bytes a file may have. Anything larger is not looked at. */
#define REG_SIGNED_FILE_MAX_SIZE (4 * 1024 * 1024)
#define REG_SIGNED_FILE_SUFFIX ".regulars-approval"
#define REG_SIGNED_FILE_MIME "application/x-regulars-approval"

typedef enum
{
  REG_SIGNED_FILE_REQUEST, /* somebody asks for approval */
  REG_SIGNED_FILE_ANSWER,  /* the approver's answer; the request is enclosed */
  REG_SIGNED_FILE_KEY,     /* the public key of an installation */
} RegSignedFileKind;

#define REG_N_SIGNED_FILE_KINDS 3

/**
 * RegSignedFile:
 * @kind: what it is
 * @payload: canonical bytes, exactly as they were signed
 * @key: of who signed
 * @signature: over @payload
 * @enclosed: (nullable): of an answer, the text of the request file; not signed again, @payload names
 *   its hash
 *
 * What travels between two computers. That the signature holds says who signed, not that they are
 * trusted.
 */
typedef struct
{
  RegSignedFileKind kind;
  GBytes *payload;
  guint8 key[REG_PUBLIC_KEY_SIZE];
  guint8 signature[REG_SIGNATURE_SIZE];
  GBytes *enclosed;
} RegSignedFile;

RegSignedFile *reg_signed_file_new (RegSignedFileKind kind,
                                    GBytes *payload,
                                    const RegSigningKey *key,
                                    GBytes *enclosed);
void reg_signed_file_free (RegSignedFile *self);

GBytes *reg_signed_file_write (const RegSignedFile *self);
RegSignedFile *reg_signed_file_read (GBytes *text, GError **error);
RegSignedFile *reg_signed_file_read_unsigned (GBytes *text, GError **error);
gboolean reg_signed_file_is_one (GBytes *text);

const char *reg_signed_file_kind_get_payload (RegSignedFileKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegSignedFile, reg_signed_file_free)

G_END_DECLS
