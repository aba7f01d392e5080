/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  REG_ASK_TEXT,
  REG_ASK_MONEY,
  REG_ASK_PIN, /* hidden; four to eight digits, or nothing */
} RegAskKind;

/**
 * RegAskField:
 * @title: what is asked, translated
 * @value: (nullable): what stands there at first
 * @kind: what the answer is
 * @is_required: whether there is no going on without it
 *
 * One line of a question.
 */
typedef struct
{
  const char *title;
  const char *value;
  RegAskKind kind;
  gboolean is_required;
} RegAskField;

/**
 * RegAsk:
 * @heading: what it is about, translated
 * @body: (nullable): what will happen, translated
 * @accept: label of the button, with a mnemonic
 * @currency: for amounts
 * @fields: (array length=n_fields): what is asked
 *
 * A short question before something is done.
 */
typedef struct
{
  const char *heading;
  const char *body;
  const char *accept;
  const char *currency;
  const RegAskField *fields;
  guint n_fields;
} RegAsk;

/* Answers stand in the order of the fields; an amount is in minor units. */
typedef struct
{
  char *text;
  gint64 amount;
} RegAnswer;

typedef void (*RegAskFunc) (gpointer object, const RegAnswer *answers, gpointer data);

AdwDialog *
reg_ask (GtkWidget *parent, const RegAsk *ask, RegAskFunc func, gpointer object, gpointer data);

G_END_DECLS
