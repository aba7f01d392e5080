/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-direction.h"

/* LEFT-TO-RIGHT ISOLATE, what was found, POP DIRECTIONAL ISOLATE */
#define ISOLATED "\342\201\246\\0\342\201\251"
#define RIGHT_TO_LEFT_MARK "\342\200\217"
/* A telephone number with a plus or a nought at its start, or groups of digits with dashes. */
#define NUMBERS "\\+[0-9][0-9 ()/-]*[0-9]|\\(?\\b0[0-9]+\\)?[0-9 ()/-]*[0-9]|\\b[0-9]+(?:-[0-9]+)+"

/**
 * reg_direction_keep:
 * @text: (nullable): words to be shown, with numbers of quotations or of telephones in them
 *
 * Such a number is read from left to right everywhere. Beside words that are read from right to left
 * its groups would change places: 2026-0010 would be shown as 0010-2026, a telephone number from its
 * end with the plus behind.
 *
 * Returns: (transfer full): @text with its numbers isolated; the same text where people write from
 *   left to right
 */
char *
reg_direction_keep (const char *text)
{
  static GRegex *numbers;
  char *kept = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    {
      if (numbers == NULL)
        numbers = g_regex_new (NUMBERS, G_REGEX_OPTIMIZE, 0, NULL);
      kept = g_regex_replace (numbers, text, -1, 0, ISOLATED, 0, NULL);
    }
  return kept != NULL ? kept : g_strdup (text);
}

/**
 * reg_direction_begin_lines:
 * @text: several lines, some of which may begin with a name
 *
 * A line that begins with a name in other letters would run from the other side than its neighbours.
 *
 * Returns: (transfer full): @text with each line running as the program's language does
 */
char *
reg_direction_begin_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *marked = NULL;

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (text);
  lines = g_strsplit (text, "\n", -1);
  marked = g_strjoinv ("\n" RIGHT_TO_LEFT_MARK, lines);
  return g_strconcat (RIGHT_TO_LEFT_MARK, marked, NULL);
}

/**
 * reg_direction_keep_entry:
 * @entry: where a telephone number or an address of the internet is typed
 *
 * What is typed there runs from left to right, whatever the language; it stays at the side where the
 * other entries have theirs.
 */
void
reg_direction_keep_entry (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return;
  if (text == NULL)
    text = entry;
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (text, 1.0f);
}
