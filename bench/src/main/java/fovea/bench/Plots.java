package fovea.bench;

import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/// Pictures of what sizes cost: a chart for each `sweep/AXIS`, both of its axes logarithmic, with a line for each
/// number of threads. Twice the work is twice as high; a straight line of slope 1 is a cost in proportion.
final class Plots {

    private static final int WIDTH = 760, HEIGHT = 460;
    private static final Map<String, String> AXES = new TreeMap<>(Map.of(
            "length", "positions of causal attention, 8 heads of 64",
            "width", "width of a linear layer on 1,024 rows",
            "batch", "sequences of 32 through a GRU of 128"));

    /// One point of a line.
    private record Point(String axis, int threads, double size, double milliseconds) {}

    private Plots() {}

    /// `--plot FOLDER FILE…`: draws `cost-AXIS.png` for each axis that the files have rows of.
    static void draw(String... words) throws IOException {
        if (words.length < 3)
            throw new IllegalArgumentException("--plot takes a folder and files of rows");
        System.setProperty("java.awt.headless", "true");           // before AWT wakes: there may be no screen
        List<Point> points = Stream.of(words).skip(2).flatMap(Plots::points).toList();
        if (points.isEmpty())
            throw new IllegalArgumentException("there are no sweep/ rows in these files; run --only sweep/ first");
        Files.createDirectories(Path.of(words[1]));
        for (String axis : AXES.keySet()) {
            List<Point> own = points.stream().filter(point -> point.axis.equals(axis)).toList();
            if (!own.isEmpty())
                ImageIO.write(BitmapEncoder.getBufferedImage(chart(axis, own)), "png",
                        new File(words[1], "cost-" + axis + ".png"));
        }
    }

    private static Stream<Point> points(String file) {
        return Comparison.read(Path.of(file), "sweep/", columns -> {
            String[] name = columns[1].split("/");
            if (!AXES.containsKey(name[1]))
                throw new IllegalArgumentException("%s has rows of sweep/%s; drawn are %s"
                        .formatted(file, name[1], AXES.keySet()));
            return new Point(name[1], Integer.parseInt(columns[2]), Double.parseDouble(name[2]),
                    Double.parseDouble(columns[3]));
        });
    }

    private static XYChart chart(String axis, List<Point> points) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title("Forward and backward")
                .xAxisTitle(AXES.get(axis)).yAxisTitle("milliseconds").build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true)
                .setPlotGridLinesColor(new Color(0xE0E0E0)).setLegendPosition(LegendPosition.InsideNW)
                .setChartBackgroundColor(Color.WHITE);
        points.stream().collect(Collectors.groupingBy(Point::threads, TreeMap::new, Collectors.toList()))
                .forEach((threads, line) -> line(chart, threads, line));
        return chart;
    }

    private static void line(XYChart chart, int threads, List<Point> line) {
        List<Point> sorted = line.stream().sorted(Comparator.comparingDouble(Point::size)).toList();
        chart.addSeries(threads == 1 ? "1 thread" : threads + " threads",
                sorted.stream().mapToDouble(Point::size).toArray(),
                sorted.stream().mapToDouble(Point::milliseconds).toArray());
    }
}
