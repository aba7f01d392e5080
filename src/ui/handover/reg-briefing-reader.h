/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "io/reg-handover-book.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

/* What a successor has to know of their customers, one after the other. */
#define REG_TYPE_BRIEFING_READER (reg_briefing_reader_get_type ())
G_DECLARE_FINAL_TYPE (RegBriefingReader, reg_briefing_reader, REG, BRIEFING_READER, AdwBin)

RegBriefingReader *reg_briefing_reader_new (RegSession *session);
void reg_briefing_reader_show (RegBriefingReader *self, GArray *parties, gint64 without);
void reg_briefing_reader_go (RegBriefingReader *self, int by);
gint64 reg_briefing_reader_get_party (RegBriefingReader *self);
gboolean reg_briefing_reader_is_last (RegBriefingReader *self);

/* How briefings are written for whoever sits here; frees with g_time_zone_unref (style->zone). */
void reg_briefing_style_init (RegBriefingStyle *style, RegSession *session);

G_END_DECLS
