package fovea.examples.report;

import fovea.examples.run.Metrics;
import fovea.file.AtomicFile;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// `loss.png`: the loss of training and held-out pairs, epoch by epoch, on a logarithmic scale.
public final class LossPlot {

    private static final int WIDTH = 900, HEIGHT = 540;
    private static final double LEAST = 1e-6;                 // a logarithm needs something

    private LossPlot() {}

    /// Draws the rows.
    ///
    /// @throws IOException if it cannot be written, or this machine cannot draw letters because it has no fonts
    public static void write(Path file, List<Metrics.Row> rows) throws IOException {
        if (rows.isEmpty())
            return;
        System.setProperty("java.awt.headless", "true");       // before AWT wakes: there may be no screen
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(BitmapEncoder.getBufferedImage(chart(rows)), "png", bytes);
            AtomicFile.write(file, bytes.toByteArray());
        } catch (LinkageError | InternalError | RuntimeException e) {
            throw new IOException("this machine cannot draw (apt install fontconfig fonts-dejavu-core helps): " + e, e);
        }
    }

    private static XYChart chart(List<Metrics.Row> rows) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title("Loss of a token").xAxisTitle("epoch")
                .yAxisTitle("loss").build();
        XYStyler styler = chart.getStyler();
        styler.setYAxisLogarithmic(true).setPlotGridLinesColor(new Color(0xE0E0E0)).setXAxisDecimalPattern("0.#");
        styler.setLegendPosition(LegendPosition.InsideNE).setChartBackgroundColor(Color.WHITE).setLocale(Locale.ROOT);
        double[] epochs = rows.stream().mapToDouble(Metrics.Row::epoch).toArray();
        line(chart, "training", epochs, rows.stream().mapToDouble(Metrics.Row::trainLoss));
        line(chart, "held out", epochs, rows.stream().mapToDouble(Metrics.Row::validationLoss));
        return chart;
    }

    private static void line(XYChart chart, String name, double[] epochs, DoubleStream losses) {
        chart.addSeries(name, epochs, losses.map(loss -> Math.max(LEAST, loss)).toArray())
                .setMarker(epochs.length > 30 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
    }
}
