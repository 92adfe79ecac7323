package dev.polyshop.comparison.report;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * One page that needs nothing else: no script, no font, no picture from elsewhere. The templates' extension
 * {@code .ftlh} makes FreeMarker escape every value for HTML.
 */
public final class HtmlReport {

    /** The file's name in a report folder. */
    public static final String NAME = "index.html";

    private static final Configuration TEMPLATES = templates();

    private HtmlReport() {}

    /** The page. */
    public static String draw(ReportView view) {
        StringWriter page = new StringWriter();
        try {
            Template template = TEMPLATES.getTemplate("report.ftlh");
            template.process(Map.of("view", view), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the report's template does not fit its view", e);
        }
        return page.toString();
    }

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassLoaderForTemplateLoading(HtmlReport.class.getClassLoader(), "report");
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }
}
