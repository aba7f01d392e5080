/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes XML 1.0 in UTF-8 into memory: elements are closed in the order they were begun, and text
 * that XML cannot hold is left out. */
typedef struct _RegXmlWriter RegXmlWriter;

RegXmlWriter *reg_xml_writer_new (gboolean indent);
void reg_xml_writer_free (RegXmlWriter *self);
void reg_xml_writer_begin (RegXmlWriter *self, const char *name);
void reg_xml_writer_attribute (RegXmlWriter *self, const char *name, const char *value);
void reg_xml_writer_text (RegXmlWriter *self, const char *text);
void reg_xml_writer_end (RegXmlWriter *self);
void reg_xml_writer_element (RegXmlWriter *self, const char *name, const char *text);
GBytes *reg_xml_writer_finish (RegXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegXmlWriter, reg_xml_writer_free)

G_END_DECLS
