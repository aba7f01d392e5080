/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reg-today.h"
#include "ui/reg-session.h"
#include "ui/widgets/reg-pill.h"

G_BEGIN_DECLS

typedef enum
{
  REG_TODAY_NOW,
  REG_TODAY_WAITING,
  REG_TODAY_WORTH,
  REG_TODAY_TOUCH,
  REG_N_TODAY_SECTIONS
} RegTodaySection;

/**
 * RegTodayWords:
 * @icon: symbolic icon
 * @title: what wants somebody
 * @detail: whom it is about and why now
 * @pill: how urgent, in a word or two
 * @style: how much it matters
 * @button: what can be done about it, with a mnemonic
 *
 * One row of the day, in words.
 */
typedef struct
{
  const char *icon;
  char *title;
  char *detail;
  char *pill;
  RegPillStyle style;
  const char *button;
} RegTodayWords;

RegTodayWords *reg_today_words_new (const RegTodayItem *item, RegSession *session, gint64 now);
void reg_today_words_free (RegTodayWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegTodayWords, reg_today_words_free)

RegTodaySection reg_today_get_section (RegTodayKind kind);
const char *reg_today_get_greeting (int hour);
char *reg_today_describe_count (guint count);

G_END_DECLS
