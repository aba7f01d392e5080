/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/firstrun/reg-problem-page.h"

#include <glib/gi18n.h>

#include "store/reg-store-error.h"
#include "ui/reg-error-text.h"

/* Why a book could not be opened, and the ways out. */
struct _RegProblemPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkWidget *again_button;
  GtkWidget *restore_button;
  GtkWidget *read_only_button;
  GtkWidget *other_button;
};

G_DEFINE_FINAL_TYPE (RegProblemPage, reg_problem_page, ADW_TYPE_BIN)

typedef enum
{
  WAY_AGAIN = 1 << 0,
  WAY_RESTORE = 1 << 1,
  WAY_READ_ONLY = 1 << 2,
  WAY_OTHER = 1 << 3,
} Way;

/* What helps, by what went wrong; the first way in the enumeration is proposed. */
static Way
choose_ways (const GError *error)
{
  if (error == NULL || error->domain != REG_STORE_ERROR)
    return WAY_AGAIN | WAY_OTHER;
  switch ((RegStoreError)error->code)
    {
    case REG_STORE_ERROR_CORRUPT:
      return WAY_RESTORE | WAY_READ_ONLY | WAY_OTHER;
    case REG_STORE_ERROR_NEWER_SCHEMA:
      return WAY_READ_ONLY | WAY_OTHER;
    case REG_STORE_ERROR_FOREIGN:
    case REG_STORE_ERROR_NOT_FOUND:
      return WAY_OTHER;
    case REG_STORE_ERROR_READ_ONLY:
    case REG_STORE_ERROR_FULL:
    case REG_STORE_ERROR_IN_USE:
    case REG_STORE_ERROR_BUSY:
      return WAY_AGAIN | WAY_READ_ONLY | WAY_OTHER;
    case REG_STORE_ERROR_CONFLICT:
    case REG_STORE_ERROR_INVALID:
    case REG_STORE_ERROR_REFUSED:
    case REG_STORE_ERROR_FAILED:
    default:
      return WAY_AGAIN | WAY_RESTORE | WAY_OTHER;
    }
}

static const char *
choose_icon (const GError *error)
{
  if (g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_IN_USE)
      || g_error_matches (error, REG_STORE_ERROR, REG_STORE_ERROR_READ_ONLY))
    return "changes-prevent-symbolic";
  return "dialog-warning-symbolic";
}

static void
reg_problem_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REG_TYPE_PROBLEM_PAGE);
  G_OBJECT_CLASS (reg_problem_page_parent_class)->dispose (object);
}

static void
reg_problem_page_class_init (RegProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_problem_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegProblemPage, status);
  gtk_widget_class_bind_template_child (widget_class, RegProblemPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, RegProblemPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, RegProblemPage, read_only_button);
  gtk_widget_class_bind_template_child (widget_class, RegProblemPage, other_button);
}

static void
reg_problem_page_init (RegProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * reg_problem_page_show:
 * @error: why the book could not be opened
 * @path: the book
 *
 * Says so in a sentence, with the ways out that help in this case.
 */
void
reg_problem_page_show (RegProblemPage *self, const GError *error, const char *path)
{
  Way ways = choose_ways (error);
  gboolean is_first = TRUE;
  g_autofree char *reason = reg_error_describe (error);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *markup = g_markup_printf_escaped ("%s\n\n%s", reason, name);
  GtkWidget *buttons[] = {
    self->again_button,
    self->restore_button,
    self->read_only_button,
    self->other_button,
  };

  g_return_if_fail (REG_IS_PROBLEM_PAGE (self));

  adw_status_page_set_icon_name (self->status, choose_icon (error));
  adw_status_page_set_description (self->status, markup);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gboolean is_shown = (ways & (1u << i)) != 0;

      gtk_widget_set_visible (buttons[i], is_shown);
      gtk_widget_remove_css_class (buttons[i], "suggested-action");
      if (is_shown && is_first)
        {
          gtk_widget_add_css_class (buttons[i], "suggested-action");
          is_first = FALSE;
        }
    }
}
