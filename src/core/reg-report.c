/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-report.h"

static void
entry_free (gpointer data)
{
  RegReportEntry *entry = data;

  g_free (entry->title);
  g_free (entry->source);
  g_free (entry->body);
  g_free (entry);
}

static void
section_free (gpointer data)
{
  RegReportSection *section = data;

  g_free (section->heading);
  g_free (section->note);
  g_ptr_array_unref (section->entries);
  g_free (section);
}

/**
 * reg_report_new:
 *
 * Returns: (transfer full): a report in which nothing stands
 */
RegReport *
reg_report_new (void)
{
  RegReport *self = g_new0 (RegReport, 1);

  self->sections = g_ptr_array_new_with_free_func (section_free);
  return self;
}

/**
 * reg_report_free:
 * @self: (transfer full): a report
 */
void
reg_report_free (RegReport *self)
{
  g_ptr_array_unref (self->sections);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->intro);
  g_free (self->date);
  g_free (self->language);
  g_free (self->contents);
  g_free (self);
}

/**
 * reg_report_add_section:
 * @self: a report
 * @heading: what the section is about
 * @note: (nullable): a sentence about all of it
 *
 * Returns: (transfer none): the new last section
 */
RegReportSection *
reg_report_add_section (RegReport *self, const char *heading, const char *note)
{
  RegReportSection *section = g_new0 (RegReportSection, 1);

  section->heading = g_strdup (heading);
  section->note = g_strdup (note);
  section->entries = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

/**
 * reg_report_section_add:
 * @self: a section
 * @depth: 0, or how far it belongs to the entry before
 * @title: what the entry is
 * @source: (nullable): where it comes from
 * @body: (nullable): what is said about it
 */
void
reg_report_section_add (
    RegReportSection *self, int depth, const char *title, const char *source, const char *body)
{
  RegReportEntry *entry = g_new0 (RegReportEntry, 1);

  entry->depth = depth;
  entry->title = g_strdup (title);
  entry->source = g_strdup (source);
  entry->body = g_strdup (body);
  g_ptr_array_add (self->entries, entry);
}

/**
 * reg_report_count:
 * @self: a report
 *
 * Returns: how many entries stand in it
 */
guint
reg_report_count (const RegReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sections->len; i++)
    n += ((const RegReportSection *)self->sections->pdata[i])->entries->len;
  return n;
}
