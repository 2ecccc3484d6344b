package dev.crossentropy.report.page;

import dev.crossentropy.report.stored.StoredResult;
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

/** {@code report.html} as text: the same stored result gives the same bytes. */
public final class ReportPage {

  private ReportPage() {}

  public static String of(StoredResult stored) {
    StringWriter page = new StringWriter();
    try {
      template().process(Map.of("page", new PageBuilder(stored).build()), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // The template lies in the same jar as this class.
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
    return page.toString();
  }

  private static Template template() throws IOException {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(ReportPage.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration.getTemplate("report.ftlh");
  }
}
