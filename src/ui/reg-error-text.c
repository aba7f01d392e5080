/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/reg-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "store/reg-store-error.h"

static const char *
describe_store_code (int code)
{
  switch ((RegStoreError)code)
    {
    case REG_STORE_ERROR_BUSY:
      return _ ("Another program is using the file. Try again in a moment.");
    case REG_STORE_ERROR_IN_USE:
      return _ ("Regulars has this file open already, in another window or for another user.");
    case REG_STORE_ERROR_CORRUPT:
      return _ ("The file is damaged. Restore the latest backup; what can still be read can be "
                "exported first.");
    case REG_STORE_ERROR_FOREIGN:
      return _ ("This is not a Regulars file.");
    case REG_STORE_ERROR_NEWER_SCHEMA:
      return _ ("The file was written by a newer version of Regulars. Update Regulars to open it.");
    case REG_STORE_ERROR_READ_ONLY:
      return _ ("The file may only be read here, not changed.");
    case REG_STORE_ERROR_FULL:
      return _ ("There is no space left on this disk. Make room and try again; nothing was lost.");
    case REG_STORE_ERROR_NOT_FOUND:
      return _ ("This entry does not exist any more.");
    case REG_STORE_ERROR_CONFLICT:
      return _ ("This was changed meanwhile, or other entries depend on it.");
    case REG_STORE_ERROR_INVALID:
      return _ ("Something that was entered does not fit.");
    case REG_STORE_ERROR_REFUSED:
      return _ ("This is not allowed at this point, or not for you.");
    case REG_STORE_ERROR_FAILED:
    default:
      return _ ("Something went wrong. Nothing was changed.");
    }
}

/**
 * reg_error_describe:
 * @error: what a library reported
 *
 * Returns: (transfer full): a translated sentence for people, with what they can do
 */
char *
reg_error_describe (const GError *error)
{
  if (error == NULL)
    return g_strdup (_ ("Something went wrong. Nothing was changed."));
  if (error->domain == REG_STORE_ERROR)
    return g_strdup (describe_store_code (error->code));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (describe_store_code (REG_STORE_ERROR_FULL));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup (_ ("The file does not exist."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return g_strdup (_ ("You may not read or write there."));
  /* Words of the system, already translated by it. */
  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    return g_strdup (error->message);
  return g_strdup (describe_store_code (REG_STORE_ERROR_FAILED));
}
