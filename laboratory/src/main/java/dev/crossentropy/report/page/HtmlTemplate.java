package dev.crossentropy.report.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A page with gaps, which escapes whatever fills them and stops where a value is missing. */
public final class HtmlTemplate {

  private final Template template;

  private HtmlTemplate(Template template) {
    this.template = template;
  }

  /** A template that lies beside a class. */
  public static HtmlTemplate of(Class<?> beside, String name) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(beside, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    try {
      return new HtmlTemplate(configuration.getTemplate(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // The template lies in the same jar as the class.
    }
  }

  public String fill(Map<String, ?> values) {
    StringWriter page = new StringWriter();
    try {
      template.process(values, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Written to memory.
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
    return page.toString();
  }
}
