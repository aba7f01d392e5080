/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "draw/reg-doc-layout.h"

#include <stddef.h>
#include <string.h>

#include "draw/reg-chart-export.h"
#include "draw/reg-doc-color.h"
#include "draw/reg-quote-document-private.h"

/* A layout is a key file. Whatever is not said is as in "classic"; whatever is not known is an error,
 * because a layout that is read half looks as nobody meant it. */

/* A gray with a breath of blue. */
#define GRAY(level, blue) { (level) / 255.0, (level) / 255.0, (blue) / 255.0, 1 }

typedef enum
{
  KEY_TEXT,   /* words */
  KEY_POINTS, /* a number between bounds */
  KEY_MM,     /* the same, kept as points */
  KEY_BOOL,
  KEY_CHOICE, /* one of words, kept as its number */
  KEY_COLOR,
  KEY_COLUMNS,
  KEY_PARTS,
} KeyKind;

typedef struct
{
  const char *group;
  const char *key;
  KeyKind kind;
  gsize offset;
  double least;
  double most;
  const char *const *words;
} Key;

static const char *const part_words[] = { "letterhead", "address",  "title",     "intro", "lines",
                                          "terms",      "approval", "signature", NULL };
static const char *const column_words[] = { "position", "code", "description", "quantity", "price",
                                            "discount", "tax",  "amount",      NULL };
static const char *const head_words[] = { "plain", "band", "centered", NULL };
static const char *const rule_words[] = { "rows", "stripes", "none", NULL };

#define AT(field) offsetof (RegDocLayout, field)

static const Key keys[] = {
  { "Layout", "Name", KEY_TEXT, AT (title), 0, 0, NULL },
  { "Layout", "Parts", KEY_PARTS, AT (parts), 0, 0, part_words },
  { "Text", "Font", KEY_TEXT, AT (font), 0, 0, NULL },
  { "Text", "HeadingFont", KEY_TEXT, AT (heading_font), 0, 0, NULL },
  { "Text", "Size", KEY_POINTS, AT (size), 6, 14, NULL },
  { "Text", "SmallSize", KEY_POINTS, AT (small_size), 5, 12, NULL },
  { "Text", "TitleSize", KEY_POINTS, AT (title_size), 8, 36, NULL },
  { "Text", "FirmSize", KEY_POINTS, AT (firm_size), 8, 36, NULL },
  { "Text", "TotalSize", KEY_POINTS, AT (total_size), 6, 24, NULL },
  { "Page", "Side", KEY_MM, AT (side), 8, 40, NULL },
  { "Page", "Top", KEY_MM, AT (top), 8, 60, NULL },
  { "Page", "Foot", KEY_MM, AT (foot), 15, 60, NULL },
  { "Page", "FoldMarks", KEY_BOOL, AT (fold_marks), 0, 0, NULL },
  { "Head", "Style", KEY_CHOICE, AT (head), 0, 0, head_words },
  { "Address", "Top", KEY_MM, AT (address_top), 0, 90, NULL },
  { "Address", "Height", KEY_MM, AT (address_height), 20, 60, NULL },
  { "Address", "Width", KEY_MM, AT (address_width), 40, 110, NULL },
  { "Table", "Columns", KEY_COLUMNS, AT (columns), 0, 0, column_words },
  { "Table", "Rules", KEY_CHOICE, AT (rules), 0, 0, rule_words },
  { "Table", "FilledHead", KEY_BOOL, AT (filled_head), 0, 0, NULL },
  { "Table", "Padding", KEY_POINTS, AT (padding), 0.5, 12, NULL },
  { "Colors", "UseColor", KEY_BOOL, AT (has_color), 0, 0, NULL },
  { "Colors", "Text", KEY_COLOR, AT (text), 0, 0, NULL },
  { "Colors", "Dim", KEY_COLOR, AT (dim), 0, 0, NULL },
  { "Colors", "Rule", KEY_COLOR, AT (rule), 0, 0, NULL },
  { "Colors", "Accent", KEY_COLOR, AT (accent), 0, 0, NULL },
};

static RegDocLayout *
layout_new (const char *name)
{
  RegDocLayout *layout = g_new (RegDocLayout, 1);

  *layout = (RegDocLayout){
    .name = g_strdup (name),
    .font = g_strdup ("Sans"),
    .heading_font = g_strdup ("Sans"),
    .size = REG_DOC_BODY_SIZE,
    .small_size = REG_DOC_SMALL_SIZE,
    .title_size = 17,
    .firm_size = 15,
    .total_size = 13,
    .side = REG_DOC_MARGIN,
    .top = REG_DOC_TOP,
    .foot = REG_DOC_BOTTOM,
    .parts = { REG_DOC_PART_LETTERHEAD, REG_DOC_PART_ADDRESS, REG_DOC_PART_TITLE,
               REG_DOC_PART_INTRO, REG_DOC_PART_LINES, REG_DOC_PART_TERMS, REG_DOC_PART_APPROVAL,
               REG_DOC_PART_SIGNATURE },
    .n_parts = REG_DOC_N_PARTS,
    .address_height = 45 * REG_DOC_MM,
    .address_width = 85 * REG_DOC_MM,
    .columns = (1u << REG_DOC_N_COLUMNS) - 1,
    .padding = 4.5,
    .has_color = TRUE,
    .text = GRAY (0x1f, 0x24),
    .dim = GRAY (0x61, 0x66),
    .rule = GRAY (0xd9, 0xdb),
    .accent = GRAY (0x1f, 0x24),
  };
  g_atomic_ref_count_init (&layout->ref_count);
  return layout;
}

/* --- reading ---------------------------------------------------------------------------- */

static gboolean
fail (GError **error, const char *name, const Key *key, const char *reason)
{
  g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_INVALID,
               "%s" REG_DOC_LAYOUT_SUFFIX ": [%s] %s: %s", name, key->group, key->key, reason);
  return FALSE;
}

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  return -1;
}

static gboolean
fail_word (GError **error, const char *name, const Key *key, const char *word)
{
  g_autofree char *all = g_strjoinv (", ", (char **)key->words);
  g_autofree char *reason = g_strdup_printf ("“%s” is none of %s", word, all);

  return fail (error, name, key, reason);
}

/* A number as it is written in data, whatever the locale. */
static gboolean
take_number (RegDocLayout *layout, const Key *key, const char *text, GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(number >= key->least && number <= key->most))
    {
      g_autofree char *reason = g_strdup_printf ("“%s” is no number between %g and %g", text,
                                                 key->least, key->most);

      return fail (error, layout->name, key, reason);
    }
  *(double *)G_STRUCT_MEMBER_P (layout, key->offset) = key->kind == KEY_MM ? number * REG_DOC_MM
                                                                           : number;
  return TRUE;
}

static gboolean
take_bool (RegDocLayout *layout, const Key *key, const char *text, GError **error)
{
  if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0)
    return fail (error, layout->name, key, "neither true nor false");
  *(gboolean *)G_STRUCT_MEMBER_P (layout, key->offset) = *text == 't';
  return TRUE;
}

static gboolean
take_choice (RegDocLayout *layout, const Key *key, const char *text, GError **error)
{
  int index = find_word (key->words, text);

  if (index < 0)
    return fail_word (error, layout->name, key, text);
  *(guint *)G_STRUCT_MEMBER_P (layout, key->offset) = (guint)index;
  return TRUE;
}

static gboolean
take_columns (RegDocLayout *layout, const Key *key, char **words, GError **error)
{
  const guint always = 1u << REG_DOC_COLUMN_DESCRIPTION | 1u << REG_DOC_COLUMN_AMOUNT;

  layout->columns = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int index = find_word (key->words, g_strstrip (words[i]));

      if (index < 0)
        return fail_word (error, layout->name, key, words[i]);
      layout->columns |= 1u << index;
    }
  if ((layout->columns & always) != always)
    return fail (error, layout->name, key, "description and amount must be there");
  return TRUE;
}

static gboolean
take_parts (RegDocLayout *layout, const Key *key, char **words, GError **error)
{
  const guint always = 1u << REG_DOC_PART_LETTERHEAD | 1u << REG_DOC_PART_ADDRESS
                       | 1u << REG_DOC_PART_TITLE | 1u << REG_DOC_PART_LINES;
  guint seen = 0;

  layout->n_parts = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int index = find_word (key->words, g_strstrip (words[i]));

      if (index < 0)
        return fail_word (error, layout->name, key, words[i]);
      if (seen & 1u << index)
        {
          g_autofree char *reason = g_strdup_printf ("“%s” stands there twice", words[i]);

          return fail (error, layout->name, key, reason);
        }
      seen |= 1u << index;
      layout->parts[layout->n_parts++] = (RegDocPart)index;
    }
  if ((seen & always) != always)
    return fail (error, layout->name, key, "letterhead, address, title and lines must be there");
  return TRUE;
}

static gboolean
take_value (RegDocLayout *layout, const Key *key, const char *text, GError **error)
{
  g_auto (GStrv) words = NULL;
  char **member;

  switch (key->kind)
    {
    case KEY_TEXT:
      if (*text == '\0')
        return fail (error, layout->name, key, "empty");
      member = (char **)G_STRUCT_MEMBER_P (layout, key->offset);
      g_free (*member);
      *member = g_strdup (text);
      return TRUE;
    case KEY_POINTS:
    case KEY_MM:
      return take_number (layout, key, text, error);
    case KEY_BOOL:
      return take_bool (layout, key, text, error);
    case KEY_CHOICE:
      return take_choice (layout, key, text, error);
    case KEY_COLOR:
      if (!reg_doc_color_parse (text, (RegColor *)G_STRUCT_MEMBER_P (layout, key->offset)))
        return fail (error, layout->name, key, "not a colour such as #1a5fb4");
      return TRUE;
    case KEY_COLUMNS:
    case KEY_PARTS:
      words = g_strsplit (text, ";", -1);
      return key->kind == KEY_COLUMNS ? take_columns (layout, key, words, error)
                                      : take_parts (layout, key, words, error);
    }
  return FALSE;
}

static const Key *
find_key (const char *group, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].group, group) == 0 && strcmp (keys[i].key, key) == 0)
      return &keys[i];
  return NULL;
}

static gboolean
take_group (RegDocLayout *layout, GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const Key *key = find_key (group, names[i]);
      g_autofree char *text = NULL;

      if (key == NULL)
        {
          g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_INVALID,
                       "%s" REG_DOC_LAYOUT_SUFFIX ": [%s] %s: not known", layout->name, group,
                       names[i]);
          return FALSE;
        }
      text = g_key_file_get_string (file, group, names[i], error);
      if (text == NULL)
        {
          g_prefix_error (error, "%s" REG_DOC_LAYOUT_SUFFIX ": [%s] %s: ", layout->name, group,
                          names[i]);
          return FALSE;
        }
      if (!take_value (layout, key, g_strstrip (text), error))
        return FALSE;
    }
  return TRUE;
}

/* What each value allows by itself may still not go together. */
static gboolean
check_whole (const RegDocLayout *layout, GError **error)
{
  static const RegColor paper = { 1, 1, 1, 1 };
  const struct
  {
    const char *key;
    const RegColor *color;
  } inks[] = { { "Text", &layout->text }, { "Dim", &layout->dim } };

  for (gsize i = 0; i < G_N_ELEMENTS (inks); i++)
    if (reg_doc_color_contrast (inks[i].color, &paper) < REG_DOC_CONTRAST)
      return fail (error, layout->name, find_key ("Colors", inks[i].key),
                   "too light to be read on paper");
  if (layout->address_top > 0 && 2 * layout->side + layout->address_width > 160 * REG_DOC_MM)
    return fail (error, layout->name, find_key ("Address", "Width"),
                 "leaves no room beside the window");
  if (layout->address_top > 0 && layout->address_top < layout->top + 15 * REG_DOC_MM)
    return fail (error, layout->name, find_key ("Address", "Top"),
                 "leaves no room for the letterhead above it");
  if (layout->address_top > 0
      && (layout->parts[0] != REG_DOC_PART_LETTERHEAD || layout->parts[1] != REG_DOC_PART_ADDRESS))
    return fail (error, layout->name, find_key ("Layout", "Parts"),
                 "with a window, letterhead and address must come first");
  return TRUE;
}

/**
 * reg_doc_layout_read:
 * @name: by which records refer to it; the name of its file without the ending
 * @text: contents of a key file
 * @error: return location for a #RegDrawError, which names file, key and reason
 *
 * Reads a layout. Whatever it does not say is as in the classic one.
 *
 * Returns: (transfer full) (nullable): the layout
 */
RegDocLayout *
reg_doc_layout_read (const char *name, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (RegDocLayout) layout = NULL;
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, &local))
    {
      g_set_error (error, REG_DRAW_ERROR, REG_DRAW_ERROR_INVALID, "%s" REG_DOC_LAYOUT_SUFFIX ": %s",
                   name, local->message);
      return NULL;
    }
  layout = layout_new (name);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!take_group (layout, file, groups[i], error))
      return NULL;
  return check_whole (layout, error) ? g_steal_pointer (&layout) : NULL;
}

/** reg_doc_layout_ref: @layout: a layout. Returns: (transfer full): the same layout */
RegDocLayout *
reg_doc_layout_ref (const RegDocLayout *layout)
{
  RegDocLayout *own = (RegDocLayout *)layout;

  g_return_val_if_fail (layout != NULL, NULL);

  g_atomic_ref_count_inc (&own->ref_count);
  return own;
}

/** reg_doc_layout_unref: @layout: (transfer full): a layout */
void
reg_doc_layout_unref (RegDocLayout *layout)
{
  g_return_if_fail (layout != NULL);

  if (!g_atomic_ref_count_dec (&layout->ref_count))
    return;
  g_free (layout->name);
  g_free (layout->title);
  g_free (layout->font);
  g_free (layout->heading_font);
  g_free (layout);
}

/** reg_doc_layout_get_default: Returns: (transfer none): the classic layout; any thread */
const RegDocLayout *
reg_doc_layout_get_default (void)
{
  static RegDocLayout *layout;

  if (g_once_init_enter_pointer (&layout))
    g_once_init_leave_pointer (&layout, layout_new (REG_DOC_LAYOUT_DEFAULT));
  return layout;
}
