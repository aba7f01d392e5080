/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-completion.h"

#include <string.h>

/* Words that were used before are finished while somebody types: the rest stands there marked, so
 * that typing on replaces it and End or Tab keeps it. */

#define COMPLETION "reg-completion"

typedef struct
{
  GtkEditable *editable; /* owns this */
  GStrv words;
  GStrv folded;
  glong length; /* of what was typed last */
  guint source;
  gboolean filling;
} Completion;

static void
completion_free (gpointer data)
{
  Completion *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_strfreev (self->words);
  g_strfreev (self->folded);
  g_free (self);
}

static const char *
find_word (const Completion *self, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (g_str_has_prefix (self->folded[i], folded))
      return self->words[i];
  return NULL;
}

/* When the cursor is where it belongs after the key. */
static gboolean
complete_cb (gpointer data)
{
  Completion *self = data;
  const char *typed = gtk_editable_get_text (self->editable);
  glong length = g_utf8_strlen (typed, -1);
  const char *word = gtk_editable_get_position (self->editable) == length ? find_word (self, typed)
                                                                          : NULL;

  self->source = 0;
  if (word == NULL || g_utf8_strlen (word, -1) <= length)
    return G_SOURCE_REMOVE;
  self->filling = TRUE;
  gtk_editable_set_text (self->editable, word);
  gtk_editable_select_region (self->editable, (int)length, -1);
  self->filling = FALSE;
  return G_SOURCE_REMOVE;
}

/* Who takes something away does not want it back. */
static void
changed_cb (GtkEditable *editable, Completion *self)
{
  glong length = g_utf8_strlen (gtk_editable_get_text (editable), -1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editable));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean grown = length > self->length;

  if (self->filling)
    return;
  self->length = length;
  g_clear_handle_id (&self->source, g_source_remove);
  if (grown && focus != NULL
      && (focus == GTK_WIDGET (editable) || gtk_widget_is_ancestor (focus, GTK_WIDGET (editable))))
    self->source = g_idle_add (complete_cb, self);
}

/**
 * reg_completion_attach:
 * @editable: where words are typed
 * @words: (array zero-terminated=1): what is often meant, the likeliest first; copied
 *
 * Finishes what is typed there.
 */
void
reg_completion_attach (GtkEditable *editable, const char *const *words)
{
  Completion *self;
  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();

  g_return_if_fail (GTK_IS_EDITABLE (editable) && words != NULL);

  self = g_new0 (Completion, 1);
  self->editable = editable;
  self->words = g_strdupv ((char **)words);
  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_take (folded, g_utf8_casefold (words[i], -1));
  self->folded = g_strv_builder_end (folded);
  self->length = g_utf8_strlen (gtk_editable_get_text (editable), -1);
  g_signal_connect (editable, "changed", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (editable), COMPLETION, self, completion_free);
}
