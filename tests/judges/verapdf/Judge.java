// veraPDF's verdict on PDF/UA-1 for each file named: its validation engine, called without its own command line.
// The class path is the caller's (see README.md beside): the engine's jar and, from Java 11 on, a JAXB runtime.

import java.io.FileInputStream;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Judge {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour wanted = PDFAFlavour.PDFUA_1;
        boolean passed = true;
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), wanted)) {
                ValidationResult result = Foundries.defaultInstance().createValidator(wanted, false).validate(parser);
                TreeMap<String, Integer> broken = new TreeMap<>();
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                        broken.merge(assertion.getRuleId().getClause() + ": " + assertion.getMessage(), 1, Integer::sum);
                    }
                }
                System.out.println((result.isCompliant() ? "passed " : "failed ") + result.getTotalAssertions() + " " + broken);
                passed &= result.isCompliant();
            }
        }
        System.exit(passed ? 0 : 1);
    }
}
