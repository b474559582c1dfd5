package fovea.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import fovea.arbitraries.Draw;
import fovea.arbitraries.FoveaDomain;
import fovea.check.GradCheck;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/// Every operation's values and its first and second slopes, at every try on another shape.
@Domain(FoveaDomain.class)
class OperationsProperties {

    static final List<Specimen> SPECIMENS = List.of(
            PointwiseSpecimens.all(), RearrangementSpecimens.all(), FoldingSpecimens.all(), LookupSpecimens.all(),
            AttendingSpecimens.all(), NormalizationSpecimens.all(), LossSpecimens.all(), WindowSpecimens.all(),
            TilingSpecimens.all(), SortingSpecimens.all(), IndexingSpecimens.all(), EinsumSpecimens.all())
            .stream().flatMap(List::stream).toList();

    @Property
    void firstAndSecondSlopesOfPointwiseOperationsAreRight(@ForAll Draw draw) {
        slopes(PointwiseSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfRearrangementsAreRight(@ForAll Draw draw) {
        slopes(RearrangementSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfReductionsAreRight(@ForAll Draw draw) {
        slopes(FoldingSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfProductsAndLookupsAreRight(@ForAll Draw draw) {
        slopes(LookupSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfAttentionsPassesAreRight(@ForAll Draw draw) {
        slopes(AttendingSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfNormalizationsAreRight(@ForAll Draw draw) {
        slopes(NormalizationSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfLossesAndSimilaritiesAreRight(@ForAll Draw draw) {
        slopes(LossSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfConvolutionsAndPoolsAreRight(@ForAll Draw draw) {
        slopes(WindowSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfTilesAndDiagonalsAreRight(@ForAll Draw draw) {
        slopes(TilingSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfSortingAreRight(@ForAll Draw draw) {
        slopes(SortingSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfIndexingAreRight(@ForAll Draw draw) {
        slopes(IndexingSpecimens.all(), draw);
    }

    @Property
    void firstAndSecondSlopesOfEinsumsAreRight(@ForAll Draw draw) {
        slopes(EinsumSpecimens.all(), draw);
    }

    private static void slopes(List<Specimen> specimens, Draw draw) {
        each(specimens, draw, problem -> GradCheck.ofMany(problem.f()).at(problem.inputs().toArray(Tensor[]::new)));
    }

    @Property
    void slopesAddUpWhenTheSameTensorIsGivenTwice(@ForAll Draw draw) {
        each(SPECIMENS, draw, problem -> {
            List<Tensor> inputs = problem.inputs();
            Tensor first = inputs.getFirst();
            if (inputs.size() > 1 && inputs.stream().allMatch(input -> input.shape().equals(first.shape())))
                GradCheck.ofMany(x -> problem.f().apply(inputs.stream().map(_ -> x.getFirst()).toList())).at(first);
        });
    }

    @Property
    void valuesInFloat64AreThoseOfTheFormula(@ForAll Draw draw) {
        each(SPECIMENS, draw, problem -> agree(problem, DType.FLOAT64, 1e-12));
    }

    @Property
    void valuesInFloat32AreThoseOfTheFormula(@ForAll Draw draw) {
        each(SPECIMENS, draw, problem -> agree(problem, DType.FLOAT32, 2e-5));
    }

    private static void agree(Problem problem, DType dtype, double tolerance) {
        List<Tensor> inputs = problem.inputs().stream().map(input -> input.to(dtype)).toList();
        List<Tensor> found = problem.f().apply(inputs);
        List<Tensor> expected = problem.expected().apply(inputs.stream().map(x -> x.to(DType.FLOAT64)).toList());
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(dtype, found.get(i).dtype());
            assertEquals(expected.get(i).shape(), found.get(i).shape());
            close(expected.get(i).toDoubles(), found.get(i).toDoubles(), tolerance);
        }
    }

    private static void close(double[] expected, double[] found, double tolerance) {
        double size = 1;
        for (double each : expected)
            size = Math.max(size, Math.abs(each));
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], found[i], tolerance * size);
    }

    private static void each(List<Specimen> specimens, Draw draw, Consumer<Problem> check) {
        for (Specimen specimen : specimens) {
            Problem problem = specimen.problem().apply(draw);
            try {
                check.accept(problem);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("%s of %s: %s".formatted(specimen.name(), problem.inputs().stream()
                        .map(Tensor::toString).collect(Collectors.joining(", ")), failure.getMessage()), failure);
            }
        }
    }
}
