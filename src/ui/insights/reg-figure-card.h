/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/charts/reg-chart-card.h"
#include "ui/reg-session.h"

G_BEGIN_DECLS

#define REG_TYPE_FIGURE_CARD (reg_figure_card_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegFigureCard, reg_figure_card, REG, FIGURE_CARD, GtkWidget)

/**
 * RegFigureCardClass:
 * @entities: a change of one of these makes the figures old: bits by #RegEntityId
 * @ask: (transfer full): what the job is to work out; @done is where it says how far it is, to be
 *   given back with g_atomic_rc_box_release()
 * @job: works it out on a reader's thread
 * @free_data: frees what @ask gave
 * @show: shows what the job found
 * @choose: (transfer full) (nullable): the filter of the rows behind a datum
 *
 * A question about the whole book that takes a moment to work out.
 */
struct _RegFigureCardClass
{
  GtkWidgetClass parent_class;

  guint64 entities;
  gpointer (*ask) (RegFigureCard *self, gint *done);
  RegStoreJob job;
  GDestroyNotify free_data;
  void (*show) (RegFigureCard *self, gpointer data);
  char *(*choose) (RegFigureCard *self, int datum);
};

GtkWidget *
reg_figure_card_new (GType type, RegSession *session, const char *title, const char *subtitle);
RegSession *reg_figure_card_get_session (RegFigureCard *self);
RegChartCard *reg_figure_card_get_card (RegFigureCard *self);
GtkDropDown *reg_figure_card_add_choice (RegFigureCard *self,
                                         const char *const *names,
                                         guint selected,
                                         const char *label);
void reg_figure_card_load (RegFigureCard *self);

G_END_DECLS
