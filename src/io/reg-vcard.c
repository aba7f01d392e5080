/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "io/reg-vcard.h"

static void
item_free (gpointer data)
{
  RegVcardItem *item = data;

  g_free (item->value);
  g_strfreev (item->types);
  g_free (item->label);
  g_free (item->service);
  g_free (item->group);
  g_free (item);
}

static void
address_free (gpointer data)
{
  RegVcardAddress *address = data;

  g_free (address->po_box);
  g_free (address->extended);
  g_free (address->street);
  g_free (address->city);
  g_free (address->region);
  g_free (address->postal_code);
  g_free (address->country);
  g_free (address->formatted);
  g_strfreev (address->types);
  g_free (address->label);
  g_free (address->group);
  g_free (address);
}

static void
property_free (gpointer data)
{
  RegVcardProperty *property = data;

  g_free (property->name);
  g_free (property->parameters);
  g_free (property->value);
  g_free (property->label);
  g_free (property->group);
  g_free (property);
}

/**
 * reg_vcard_new:
 *
 * Returns: (transfer full): an empty card
 */
RegVcard *
reg_vcard_new (void)
{
  RegVcard *self = g_new0 (RegVcard, 1);

  self->categories = g_new0 (char *, 1);
  self->phones = g_ptr_array_new_with_free_func (item_free);
  self->emails = g_ptr_array_new_with_free_func (item_free);
  self->urls = g_ptr_array_new_with_free_func (item_free);
  self->messengers = g_ptr_array_new_with_free_func (item_free);
  self->networks = g_ptr_array_new_with_free_func (item_free);
  self->addresses = g_ptr_array_new_with_free_func (address_free);
  self->others = g_ptr_array_new_with_free_func (property_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * reg_vcard_free:
 * @self: (nullable) (transfer full): a card
 */
void
reg_vcard_free (RegVcard *self)
{
  if (self == NULL)
    return;
  g_free (self->version);
  g_free (self->formatted_name);
  g_free (self->family_name);
  g_free (self->given_name);
  g_free (self->additional_names);
  g_free (self->name_prefix);
  g_free (self->name_suffix);
  g_free (self->nickname);
  g_free (self->organisation);
  g_free (self->department);
  g_free (self->title);
  g_free (self->role);
  g_free (self->note);
  g_free (self->birthday);
  g_free (self->anniversary);
  g_free (self->uid);
  g_free (self->revision);
  g_strfreev (self->categories);
  g_ptr_array_unref (self->phones);
  g_ptr_array_unref (self->emails);
  g_ptr_array_unref (self->urls);
  g_ptr_array_unref (self->messengers);
  g_ptr_array_unref (self->networks);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->others);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_free (self->photo_type);
  g_free (self->photo_uri);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * reg_vcard_add_item:
 * @items: one of the arrays of a card
 * @value: the number or address
 * @type: (nullable): a type such as "work"
 *
 * Returns: (transfer none): the new item, owned by @items
 */
RegVcardItem *
reg_vcard_add_item (GPtrArray *items, const char *value, const char *type)
{
  RegVcardItem *item = g_new0 (RegVcardItem, 1);

  item->value = g_strdup (value);
  item->types = g_new0 (char *, 2);
  item->types[0] = g_strdup (type);
  g_ptr_array_add (items, item);
  return item;
}

/**
 * reg_vcard_add_address:
 * @self: a card
 *
 * Returns: (transfer none): a new address with empty parts, owned by @self
 */
RegVcardAddress *
reg_vcard_add_address (RegVcard *self)
{
  RegVcardAddress *address = g_new0 (RegVcardAddress, 1);
  char **const parts[] = { &address->po_box, &address->extended, &address->street,
                           &address->city,   &address->region,   &address->postal_code,
                           &address->country };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    *parts[i] = g_strdup ("");
  address->types = g_new0 (char *, 1);
  g_ptr_array_add (self->addresses, address);
  return address;
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_word (GString *name, const char *word)
{
  if (!is_given (word))
    return;
  if (name->len > 0)
    g_string_append_c (name, ' ');
  g_string_append (name, word);
}

/**
 * reg_vcard_dup_name:
 * @self: a card
 *
 * Returns: (transfer full): what to call whom the card is about: the name as its owner writes it,
 *   else put together from its parts, else firm, nickname, e-mail address or number; "" for nothing
 */
char *
reg_vcard_dup_name (const RegVcard *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (is_given (self->formatted_name))
    return g_strdup (self->formatted_name);
  append_word (name, self->name_prefix);
  append_word (name, self->given_name);
  append_word (name, self->additional_names);
  append_word (name, self->family_name);
  append_word (name, self->name_suffix);
  if (name->len > 0)
    return g_strdup (name->str);
  if (is_given (self->organisation))
    return g_strdup (self->organisation);
  if (is_given (self->nickname))
    return g_strdup (self->nickname);
  if (self->emails->len > 0)
    return g_strdup (reg_vcard_get_preferred (self->emails)->value);
  if (self->phones->len > 0)
    return g_strdup (reg_vcard_get_preferred (self->phones)->value);
  return g_strdup ("");
}

/**
 * reg_vcard_get_preferred:
 * @items: an array of #RegVcardItem
 *
 * Returns: (transfer none) (nullable): the first choice, the first one where there is none
 */
const RegVcardItem *
reg_vcard_get_preferred (const GPtrArray *items)
{
  const RegVcardItem *best = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const RegVcardItem *item = items->pdata[i];

      if (best == NULL || (item->pref > 0 && (best->pref == 0 || item->pref < best->pref)))
        best = item;
    }
  return best;
}

/**
 * reg_vcard_has_type:
 * @types: the types of an item
 * @type: lower case
 *
 * Returns: whether @type is among @types
 */
gboolean
reg_vcard_has_type (char *const *types, const char *type)
{
  return g_strv_contains ((const char *const *)types, type);
}
