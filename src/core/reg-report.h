/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A list for paper: sections with entries. Whoever knows the records fills it, whoever can draw puts
 * it on pages. */

/**
 * RegReportEntry:
 * @depth: 0, or how far it belongs to the entry before
 * @title: what it is
 * @source: (nullable): where it comes from
 * @body: (nullable): a line for each thing that is said about it
 */
typedef struct
{
  int depth;
  char *title;
  char *source;
  char *body;
} RegReportEntry;

/**
 * RegReportSection:
 * @heading: what it is about
 * @note: (nullable): a sentence about all of it
 * @entries: (element-type RegReportEntry): what stands in it
 */
typedef struct
{
  char *heading;
  char *note;
  GPtrArray *entries;
} RegReportSection;

/**
 * RegReport:
 * @title: of the whole
 * @author: whose it is
 * @subject: whom it is about
 * @intro: (nullable): above the first section
 * @date: "YYYY-MM-DD"
 * @language: (nullable): in which it is written
 * @is_letter: whether the paper is US letter
 * @contents: (nullable): heading of a table of contents with the first entries of all sections; %NULL
 *   for none
 * @sections: (element-type RegReportSection): in order
 */
typedef struct
{
  char *title;
  char *author;
  char *subject;
  char *intro;
  char *date;
  char *language;
  gboolean is_letter;
  char *contents;
  GPtrArray *sections;
} RegReport;

RegReport *reg_report_new (void);
void reg_report_free (RegReport *self);
RegReportSection *reg_report_add_section (RegReport *self, const char *heading, const char *note);
void reg_report_section_add (
    RegReportSection *self, int depth, const char *title, const char *source, const char *body);
guint reg_report_count (const RegReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegReport, reg_report_free)

G_END_DECLS
