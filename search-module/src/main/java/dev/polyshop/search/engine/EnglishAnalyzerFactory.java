package dev.polyshop.search.engine;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/**
 * The {@code english} analyzer for the minimal distribution, which has none: the same Lucene analyzer that the full
 * distribution registers under this name. It never runs in the shop's own JVM: {@link EnglishAnalysisPlugin} packs this
 * class into a stable plugin, and the server loads it.
 */
@NamedComponent("english")
public final class EnglishAnalyzerFactory implements AnalyzerFactory {

    @Override
    public Analyzer create() {
        return new EnglishAnalyzer();
    }
}
