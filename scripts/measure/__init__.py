"""What is measured on recordings of people that are not part of the project."""
